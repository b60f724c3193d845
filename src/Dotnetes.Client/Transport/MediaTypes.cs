using System.Collections.Frozen;

namespace Dotnetes.Client.Transport;

/// <summary>Which media types to ask for and to send.</summary>
internal static class MediaTypes
{
    public const string Json = "application/json";
    public const string Protobuf = "application/vnd.kubernetes.protobuf";

    private const string MetadataParameters = ";as=PartialObjectMetadata;g=meta.k8s.io;v=v1";
    private const string MetadataListParameters = ";as=PartialObjectMetadataList;g=meta.k8s.io;v=v1";
    private const string DiscoveryParameters = ";g=apidiscovery.k8s.io;v=v2;as=APIGroupDiscoveryList";
    private const string WatchParameters = ";stream=watch";

    private static readonly Lazy<FrozenSet<(string Group, string Version, string Resource)>> s_protobuf = new(static () => KubeKinds.All
        .Where(static c => c.HasProto && c.Info.Plural.Length > 0)
        .Select(static c => (c.Info.Group, c.Info.Version, c.Info.Plural))
        .ToFrozenSet());

    /// <summary>Whether the answer can be protobuf: metadata and discovery have that form whatever the resource.</summary>
    public static bool CanAnswerProtobuf(KubeRequest request) => request.MetadataOnly || request.Path is "/api" or "/apis" || HasProtobuf(request);

    /// <summary>Whether the resource is one whose kinds are compiled in with a protobuf form. Custom resources have none.</summary>
    public static bool HasProtobuf(KubeRequest request) => s_protobuf.Value.Contains((request.Group, request.Version, request.Resource));

    /// <summary>The Accept header of a request, with protobuf first or without it.</summary>
    public static string Accept(KubeRequest request, bool protobuf)
    {
        var parameters = request switch
        {
            { Path: "/api" or "/apis" } => DiscoveryParameters,
            { Verb: "watch", MetadataOnly: true } => MetadataParameters + WatchParameters,
            { Verb: "watch" } => WatchParameters,
            { Verb: "list", MetadataOnly: true } => MetadataListParameters,
            { MetadataOnly: true } => MetadataParameters,
            _ => "",
        };

        // Older servers answer a watch only under the plain type.
        return protobuf
            ? $"{Protobuf}{parameters}, {Json}{parameters}, {Json};q=0.9"
            : $"{Json}{parameters}, {Json};q=0.9";
    }
}
