using Dotnetes.Api.Core.V1;
using Dotnetes.Api.Resource.V1;
using Dotnetes.Api.Storage.V1;
using Dotnetes.ApiServer.Registry;
using Microsoft.Extensions.Logging;

namespace Dotnetes.ApiServer.Authorization.Nodes;

/// <summary>Keeps the graph by following pods, volumes, attachments and resource slices.</summary>
internal static class NodeFeed
{
    /// <summary>Makes the followers.</summary>
    public static CacheFollowers Create(NodeGraph graph, Func<TableSnapshot> table, TimeProvider time, ILogger logger, CancellationToken stopping)
    {
        return new CacheFollowers(
            Follow<Pod>(NodeObject.Pods, graph.Set, p => graph.RemovePod(p.Metadata.Namespace, p.Metadata.Name)),
            Follow<PersistentVolume>(NodeObject.Volumes, graph.Set, v => graph.RemoveVolume(v.Metadata.Name)),
            Follow<VolumeAttachment>(
                NodeObject.Attachments, a => graph.SetNode(Attachment(a), a.Spec.NodeName), a => graph.SetNode(Attachment(a), "")),
            Follow<ResourceSlice>(NodeObject.Slices, s => graph.SetNode(Slice(s), s.Spec.NodeName ?? ""), s => graph.SetNode(Slice(s), "")));

        CacheFollower<T> Follow<T>(string resource, Action<T> set, Action<T> remove)
            where T : class, IKubeObject<T>
        {
            return new(table, Replace, (value, gone) => (gone ? remove : set)(value), time, logger, stopping);

            void Replace(IReadOnlyList<T> all)
            {
                graph.Clear(resource);
                foreach (var value in all)
                {
                    set(value);
                }
            }
        }
    }

    private static NodeObject Attachment(VolumeAttachment attachment) => new(NodeObject.Attachments, "", attachment.Metadata.Name);

    private static NodeObject Slice(ResourceSlice slice) => new(NodeObject.Slices, "", slice.Metadata.Name);
}
