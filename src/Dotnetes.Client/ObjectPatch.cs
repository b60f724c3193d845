namespace Dotnetes.Client;

/// <summary>A patch: its media type and its bytes.</summary>
/// <param name="ContentType">One of the media types of patches.</param>
/// <param name="Body">The patch document.</param>
public sealed record ObjectPatch(string ContentType, ReadOnlyMemory<byte> Body)
{
    /// <summary>RFC 6902.</summary>
    public const string JsonPatch = "application/json-patch+json";

    /// <summary>RFC 7386.</summary>
    public const string MergePatch = "application/merge-patch+json";

    /// <summary>Upstream's patches that know list keys.</summary>
    public const string StrategicMergePatch = "application/strategic-merge-patch+json";

    /// <summary>Server-side apply.</summary>
    public const string ApplyYaml = "application/apply-patch+yaml";

    /// <summary>A JSON merge patch from its text.</summary>
    public static ObjectPatch Merge(string json) => new(MergePatch, System.Text.Encoding.UTF8.GetBytes(json));

    /// <summary>A strategic merge patch from its text.</summary>
    public static ObjectPatch Strategic(string json) => new(StrategicMergePatch, System.Text.Encoding.UTF8.GetBytes(json));

    /// <summary>An apply configuration from an object. Set field manager and force in the options.</summary>
    public static ObjectPatch Apply<T>(T configuration)
        where T : IKubeKind => new(ApplyYaml, JsonText.Encode(configuration));
}
