using Dotnetes.Api.Core.V1;

namespace Dotnetes.ApiServer.Authorization.Nodes;

/// <summary>
/// Which node needs which objects: a pod leads to its node, what a pod refers to leads to the pod, a volume leads to the claim that is bound to it, and a secret of a volume leads to
/// the volume. Every question is a few look-ups, whatever the number of pods.
/// </summary>
internal sealed class NodeGraph
{
    private readonly Lock _gate = new();
    private readonly Dictionary<(string Namespace, string Name), PodEntry> _pods = [];
    private readonly Dictionary<string, VolumeEntry> _volumes = [];
    private readonly Dictionary<NodeObject, Dictionary<string, int>> _nodes = [];
    private readonly Dictionary<NodeObject, HashSet<string>> _volumesOfSecret = [];

    /// <summary>Whether a node needs an object.</summary>
    public bool IsRelated(string node, NodeObject target)
    {
        lock (_gate)
        {
            if (target.Resource == NodeObject.Volumes)
            {
                return IsVolumeOf(node, target.Name);
            }

            return (_nodes.TryGetValue(target, out var nodes) && nodes.ContainsKey(node))
                || (target.Resource == NodeObject.Secrets && _volumesOfSecret.TryGetValue(target, out var volumes) && volumes.Any(v => IsVolumeOf(node, v)));
        }
    }

    /// <summary>Takes in a pod as it is now.</summary>
    public void Set(Pod pod)
    {
        lock (_gate)
        {
            var key = (pod.Metadata.Namespace, pod.Metadata.Name);
            var known = _pods.GetValueOrDefault(key);
            if (known is not null && known.IsFor(pod))
            {
                return;
            }

            Drop(key);
            if (pod.Spec.NodeName.Length > 0)
            {
                var entry = new PodEntry(pod);
                _pods[key] = entry;
                foreach (var reference in entry.References)
                {
                    Link(reference, entry.Node);
                }
            }
        }
    }

    /// <summary>Forgets a pod.</summary>
    public void RemovePod(string ns, string name)
    {
        lock (_gate)
        {
            Drop((ns, name));
        }
    }

    /// <summary>Takes in a volume as it is now.</summary>
    public void Set(PersistentVolume volume)
    {
        lock (_gate)
        {
            DropVolume(volume.Metadata.Name);
            if (volume.Spec.ClaimRef is { } claim)
            {
                var entry = new VolumeEntry(new(NodeObject.Claims, claim.Namespace, claim.Name), [.. ObjectReferences.Of(volume)]);
                _volumes[volume.Metadata.Name] = entry;
                foreach (var secret in entry.Secrets)
                {
                    if (!_volumesOfSecret.TryGetValue(secret, out var volumes))
                    {
                        _volumesOfSecret[secret] = volumes = [];
                    }

                    volumes.Add(volume.Metadata.Name);
                }
            }
        }
    }

    /// <summary>Forgets a volume.</summary>
    public void RemoveVolume(string name)
    {
        lock (_gate)
        {
            DropVolume(name);
        }
    }

    /// <summary>Relates an object to one node in place of any other, or to none.</summary>
    public void SetNode(NodeObject target, string node)
    {
        lock (_gate)
        {
            _nodes.Remove(target);
            if (node.Length > 0)
            {
                Link(target, node);
            }
        }
    }

    /// <summary>Forgets everything of a resource; what is there now is taken in next.</summary>
    public void Clear(string resource)
    {
        lock (_gate)
        {
            switch (resource)
            {
                case NodeObject.Pods:
                    foreach (var key in _pods.Keys.ToList())
                    {
                        Drop(key);
                    }

                    break;
                case NodeObject.Volumes:
                    _volumes.Clear();
                    _volumesOfSecret.Clear();
                    break;
                default:
                    foreach (var target in _nodes.Keys.Where(k => k.Resource == resource).ToList())
                    {
                        _nodes.Remove(target);
                    }

                    break;
            }
        }
    }

    private bool IsVolumeOf(string node, string volume) => _volumes.TryGetValue(volume, out var entry) && _nodes.TryGetValue(entry.Claim, out var nodes) && nodes.ContainsKey(node);

    private void Link(NodeObject target, string node)
    {
        if (!_nodes.TryGetValue(target, out var nodes))
        {
            _nodes[target] = nodes = new(StringComparer.Ordinal);
        }

        nodes[node] = nodes.GetValueOrDefault(node) + 1;
    }

    private void Drop((string Namespace, string Name) key)
    {
        if (!_pods.Remove(key, out var entry))
        {
            return;
        }

        foreach (var reference in entry.References)
        {
            var nodes = _nodes[reference];
            if (nodes[entry.Node] > 1)
            {
                nodes[entry.Node]--;
            }
            else if (nodes.Count == 1)
            {
                _nodes.Remove(reference);
            }
            else
            {
                nodes.Remove(entry.Node);
            }
        }
    }

    private void DropVolume(string name)
    {
        if (!_volumes.Remove(name, out var entry))
        {
            return;
        }

        foreach (var secret in entry.Secrets)
        {
            if (_volumesOfSecret.TryGetValue(secret, out var volumes) && volumes.Remove(name) && volumes.Count == 0)
            {
                _volumesOfSecret.Remove(secret);
            }
        }
    }

    private sealed record VolumeEntry(NodeObject Claim, IReadOnlyList<NodeObject> Secrets);

    private sealed class PodEntry(Pod pod)
    {
        private readonly string _uid = pod.Metadata.Uid;
        private readonly int _ephemeral = pod.Spec.EphemeralContainers.Count;
        private readonly ValueList<PodResourceClaimStatus> _claims = pod.Status.ResourceClaimStatuses;
        private readonly PodExtendedResourceClaimStatus? _extended = pod.Status.ExtendedResourceClaimStatus;

        public string Node { get; } = pod.Spec.NodeName;

        public IReadOnlyList<NodeObject> References { get; } = ObjectReferences.Of(pod);

        // Nothing else that counts here can change while a pod lives.
        public bool IsFor(Pod other) =>
            other.Metadata.Uid == _uid
            && other.Spec.NodeName == Node
            && other.Spec.EphemeralContainers.Count == _ephemeral
            && other.Status.ResourceClaimStatuses == _claims
            && Equals(other.Status.ExtendedResourceClaimStatus, _extended);
    }
}
