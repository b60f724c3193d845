namespace Dotnetes.Api.AdmissionRegistration.V1Alpha1;

/// <summary>How a mutation expresses its change: as apply configuration or as JSON patch.</summary>
public static class PatchType
{
    /// <summary>The value <c>ApplyConfiguration</c>.</summary>
    public const string ApplyConfiguration = "ApplyConfiguration";

    /// <summary>The value <c>JSONPatch</c>.</summary>
    public const string JsonPatch = "JSONPatch";
}
