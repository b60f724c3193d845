using Dotnetes.ApiServer.Pipeline;
using Dotnetes.Machinery.Selectors;

namespace Dotnetes.ApiServer.FlowControl;

/// <summary>How many watches run for what, so that the work which a write makes for watchers can be estimated.</summary>
internal sealed class WatchCounts
{
    private readonly Lock _gate = new();
    private readonly Dictionary<Key, int> _counts = [];

    /// <summary>Counts a watch that begins; null when it is not one that every write concerns.</summary>
    public Key? Add(RequestInfo info, QueryParameters query)
    {
        if (info is { Group: "", Resource: "pods" } && IsOfOneNode(query["fieldSelector"]))
        {
            // A write concerns the watch of one node at most.
            return null;
        }

        var key = new Key(info.Group, info.Resource, info.Namespace, info.Name);
        lock (_gate)
        {
            _counts[key] = _counts.GetValueOrDefault(key) + 1;
        }

        return key;
    }

    /// <summary>Counts a watch that has ended.</summary>
    public void Remove(Key key)
    {
        lock (_gate)
        {
            var left = _counts.GetValueOrDefault(key) - 1;
            if (left > 0)
            {
                _counts[key] = left;
            }
            else
            {
                _counts.Remove(key);
            }
        }
    }

    /// <summary>How many watches a write may concern: those of the resource, of the namespace and of the object.</summary>
    public int Interested(RequestInfo info)
    {
        lock (_gate)
        {
            if (_counts.Count == 0)
            {
                return 0;
            }

            var count = _counts.GetValueOrDefault(new Key(info.Group, info.Resource, "", ""));
            if (info.Namespace.Length > 0)
            {
                count += _counts.GetValueOrDefault(new Key(info.Group, info.Resource, info.Namespace, ""));
            }

            return info.Name.Length > 0 ? count + _counts.GetValueOrDefault(new Key(info.Group, info.Resource, info.Namespace, info.Name)) : count;
        }
    }

    private static bool IsOfOneNode(string fields) =>
        fields.Length > 0 && FieldSelection.TryParse(fields, out var selection, out _) && selection.RequiresExactMatch("spec.nodeName", out var node) && node.Length > 0;

    /// <summary>What a watch is for; selectors do not count.</summary>
    internal readonly record struct Key(string Group, string Resource, string Namespace, string Name);
}
