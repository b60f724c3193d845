using System.Runtime.CompilerServices;
using Dotnetes.Api.Meta.V1;
using Dotnetes.Client.Transport;
using GroupVersionResource = Dotnetes.Machinery.Schema.GroupVersionResource;

namespace Dotnetes.Client;

/// <summary>
/// Access to any resource by the metadata of its objects alone, custom resources included: use the client with
/// <see cref="PartialObjectMetadata"/> as the kind, also in an informer.
/// </summary>
public static class MetadataClient
{
    /// <summary>A client that reaches <paramref name="resource"/> wherever <see cref="PartialObjectMetadata"/> is the kind.</summary>
    public static IKubeClient For(IKubeClient client, GroupVersionResource resource) => new KubeClient(new Retargeted(client, resource, isLean: false));

    /// <summary>
    /// The same, but labels, annotations and managed fields of what arrives are dropped, for those who keep many objects and follow owners
    /// and finalizers only. In process, where the objects are those of the server's cache, nothing is copied and nothing dropped.
    /// </summary>
    public static IKubeClient Lean(IKubeClient client, GroupVersionResource resource) => new KubeClient(new Retargeted(client, resource, isLean: true));

    private sealed class Retargeted(IKubeClient client, GroupVersionResource resource, bool isLean) : IKubeTransport
    {
        public async ValueTask<KubeResponse> Send(KubeRequest request, CancellationToken cancellationToken)
        {
            var response = await client.Send(Aim(request), cancellationToken);
            return response.Value switch
            {
                KubeObjectList list => response with { Value = list with { Items = list.Items.Select(Reduce).ToValueList() } },
                IKubeObject value => response with { Value = Reduce(value) },
                _ => response,
            };
        }

        public async IAsyncEnumerable<KubeWatchFrame> Watch(KubeRequest request, [EnumeratorCancellation] CancellationToken cancellationToken)
        {
            await foreach (var frame in client.Watch(Aim(request), cancellationToken))
            {
                // A bookmark says by an annotation that the initial state is complete.
                yield return frame switch
                {
                    { Type: WatchEventType.Bookmark, Value: IKubeObject value } => frame with { Value = Whole(value) },
                    { Value: IKubeObject value } => frame with { Value = Reduce(value) },
                    _ => frame,
                };
            }
        }

        // A server or a cache that has the whole object may answer with that.
        private static PartialObjectMetadata Whole(IKubeObject value) => value as PartialObjectMetadata ?? new() { Metadata = value.Metadata };

        private PartialObjectMetadata Reduce(IKubeObject value) => isLean && value is PartialObjectMetadata { Metadata: var metadata }
            ? new() { Metadata = metadata with { Labels = default, Annotations = default, ManagedFields = default } }
            : Whole(value);

        private KubeRequest Aim(KubeRequest request) => request with
        {
            Group = resource.Group,
            Version = resource.Version,
            Resource = resource.Resource,
            MetadataOnly = true,
        };
    }
}
