namespace Dotnetes.Api.Meta.V1;

/// <summary>One change delivered by a watch.</summary>
[ApiType(OpenApi = "io.k8s.apimachinery.pkg.apis.meta.v1.WatchEvent")]
public sealed partial record WatchEvent
{
    /// <summary>What happened: ADDED, MODIFIED, DELETED, BOOKMARK or ERROR.</summary>
    [Field("type", 1, Omit = Omit.Never, Required = true, Default = "\"\"")]
    public string Type { get; init; } = "";

    /// <summary>The object after the change, its last state when deleted, or a Status when an error occurred.</summary>
    [Field("object", 2, Required = true)]
    public RawJson Object { get; init; }
}
