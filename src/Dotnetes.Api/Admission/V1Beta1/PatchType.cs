namespace Dotnetes.Api.Admission.V1Beta1;

/// <summary>Format of the patch a webhook returns; only JSON patch is possible.</summary>
public static class PatchType
{
    /// <summary>The value <c>JSONPatch</c>.</summary>
    public const string JsonPatch = "JSONPatch";
}
