using System.Buffers.Binary;
using System.Net;

namespace Dotnetes.Controllers.NodeIpam;

/// <summary>Cuts a range into equal parts and hands out those that are free.</summary>
public sealed class NodeRanges(IPNetwork cluster, int prefixLength)
{
    private readonly Dictionary<string, string> _assigned = new(StringComparer.Ordinal);

    /// <summary>The range of a node: the one it was given before, else the first that nobody has; null when all are taken.</summary>
    public string? Assign(string node, IEnumerable<string> taken)
    {
        if (_assigned.TryGetValue(node, out var known))
        {
            return known;
        }

        var used = new HashSet<string>(taken, StringComparer.Ordinal);
        used.UnionWith(_assigned.Values);
        var first = BinaryPrimitives.ReadUInt32BigEndian(cluster.BaseAddress.GetAddressBytes());
        var parts = 1L << (prefixLength - cluster.PrefixLength);
        Span<byte> bytes = stackalloc byte[4];
        for (long i = 0; i < parts; i++)
        {
            BinaryPrimitives.WriteUInt32BigEndian(bytes, (uint)(first + (i << (32 - prefixLength))));
            var candidate = $"{new IPAddress(bytes)}/{prefixLength}";
            if (used.Add(candidate))
            {
                _assigned[node] = candidate;
                return candidate;
            }
        }

        return null;
    }
}
