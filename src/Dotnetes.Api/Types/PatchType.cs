namespace Dotnetes.Api.Types;

/// <summary>Media type of a patch, which determines how the patch is merged into the object.</summary>
public static class PatchType
{
    /// <summary>The value <c>application/json-patch+json</c>.</summary>
    public const string ApplicationJsonPatchJson = "application/json-patch+json";

    /// <summary>The value <c>application/merge-patch+json</c>.</summary>
    public const string ApplicationMergePatchJson = "application/merge-patch+json";

    /// <summary>The value <c>application/strategic-merge-patch+json</c>.</summary>
    public const string ApplicationStrategicMergePatchJson = "application/strategic-merge-patch+json";

    /// <summary>The value <c>application/apply-patch+yaml</c>.</summary>
    public const string ApplicationApplyPatchYaml = "application/apply-patch+yaml";

    /// <summary>The value <c>application/apply-patch+yaml</c>.</summary>
    public const string ApplicationApplyPatchYamlValue = "application/apply-patch+yaml";

    /// <summary>The value <c>application/apply-patch+cbor</c>.</summary>
    public const string ApplicationApplyPatchCbor = "application/apply-patch+cbor";
}
