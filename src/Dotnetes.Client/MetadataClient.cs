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
    public static IKubeClient For(IKubeClient client, GroupVersionResource resource) => new KubeClient(new Retargeted(client, resource));

    private sealed class Retargeted(IKubeClient client, GroupVersionResource resource) : IKubeTransport
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
                yield return frame.Value is IKubeObject value ? frame with { Value = Reduce(value) } : frame;
            }
        }

        // A server or a cache that has the whole object may answer with that.
        private static PartialObjectMetadata Reduce(IKubeObject value) => value as PartialObjectMetadata ?? new() { Metadata = value.Metadata };

        private KubeRequest Aim(KubeRequest request) => request with
        {
            Group = resource.Group,
            Version = resource.Version,
            Resource = resource.Resource,
            MetadataOnly = true,
        };
    }
}
