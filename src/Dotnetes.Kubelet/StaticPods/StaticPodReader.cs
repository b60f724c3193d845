using System.Security.Cryptography;
using System.Text;
using Dotnetes.Api.Core.V1;
using Dotnetes.Machinery.Yaml;

namespace Dotnetes.Kubelet.StaticPods;

/// <summary>Makes static pods of manifests: JSON or YAML of a Pod or a PodList.</summary>
/// <param name="nodeName">The node; its name becomes part of the pods' names.</param>
/// <param name="time">The clock.</param>
internal sealed class StaticPodReader(string nodeName, TimeProvider time)
{
    /// <summary>The pods of a manifest.</summary>
    /// <param name="manifest">The manifest.</param>
    /// <param name="source"><c>file</c> or <c>http</c>.</param>
    /// <exception cref="DecodingException">It is malformed or holds something else.</exception>
    public IReadOnlyList<Pod> Read(ReadOnlySpan<byte> manifest, string source)
    {
        var json = YamlToJson.Convert(manifest);
        var kind = (string?)System.Text.Json.Nodes.JsonNode.Parse(json)?["kind"];
        return kind switch
        {
            "Pod" => [Adopt(JsonText.Decode<Pod>(json), source)],
            "PodList" => [.. JsonText.Decode<PodList>(json).Items.Select(p => Adopt(p, source))],
            _ => throw new DecodingException($"a manifest holds a Pod or a PodList, not {kind ?? "nothing"}"),
        };
    }

    private Pod Adopt(Pod pod, string source)
    {
        if (pod.Metadata.Name.Length == 0)
        {
            throw new DecodingException("the pod has no name");
        }

        var named = pod with
        {
            Metadata = pod.Metadata with
            {
                Name = $"{pod.Metadata.Name}-{nodeName}",
                Namespace = pod.Metadata.Namespace.Length > 0 ? pod.Metadata.Namespace : "default",
            },
            Spec = Complete(pod.Spec),
            Status = PodStatus.Empty,
        };

        // The same manifest on the same node is the same pod, also after a restart of the kubelet.
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{nodeName}\0{source}\0{JsonText.Of(named)}")))[..32];
        return named with
        {
            Metadata = named.Metadata with
            {
                Uid = named.Metadata.Uid.Length > 0 ? named.Metadata.Uid : hash,
                Annotations = named.Metadata.Annotations
                    .With(StaticPodNames.Hash, hash)
                    .With(StaticPodNames.Seen, time.GetUtcNow().ToString("yyyy-MM-ddTHH:mm:ss.fffffffZ", System.Globalization.CultureInfo.InvariantCulture))
                    .With(StaticPodNames.Source, source),
            },
        };
    }

    // What the API server would fill in, as far as the node needs it.
    private PodSpec Complete(PodSpec spec) => spec with
    {
        NodeName = nodeName,
        RestartPolicy = spec.RestartPolicy.Length > 0 ? spec.RestartPolicy : "Always",
        DnsPolicy = spec.DnsPolicy.Length > 0 ? spec.DnsPolicy : "ClusterFirst",
        TerminationGracePeriodSeconds = spec.TerminationGracePeriodSeconds ?? 30,
        Containers = spec.Containers.Map(Complete),
        InitContainers = spec.InitContainers.Map(Complete),

        // Nothing that happens to the node takes them away.
        Tolerations = spec.Tolerations.Add(new Toleration { Operator = "Exists", Effect = "NoExecute" }),
    };

    private static Container Complete(Container container) => container with
    {
        TerminationMessagePath = container.TerminationMessagePath.Length > 0 ? container.TerminationMessagePath : "/dev/termination-log",
        TerminationMessagePolicy = container.TerminationMessagePolicy.Length > 0 ? container.TerminationMessagePolicy : "File",
    };
}
