using System.Buffers.Binary;
using System.Net;

namespace Dotnetes.Controllers.NodeIpam;

/// <summary>
/// Cuts a range into equal parts and hands out those that are free, one after the other, so that a part that was given back is not used again before
/// all others were. What it costs does not hang on how many nodes there are. Safe to call from any thread.
/// </summary>
public sealed class NodeRanges(IPNetwork cluster, int prefixLength)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, string> _assigned = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _holders = new(StringComparer.Ordinal);
    private readonly uint _first = BinaryPrimitives.ReadUInt32BigEndian(cluster.BaseAddress.GetAddressBytes());
    private readonly long _parts = 1L << (prefixLength - cluster.PrefixLength);
    private long _next;

    /// <summary>The range of a node: the one that it has, else one that nobody has; null when all are taken.</summary>
    public string? Assign(string node)
    {
        lock (_gate)
        {
            if (_assigned.TryGetValue(node, out var known))
            {
                return known;
            }

            for (long i = 0; i < _parts; i++)
            {
                var candidate = Part((_next + i) % _parts);
                if (!_holders.ContainsKey(candidate))
                {
                    _next = (_next + i + 1) % _parts;
                    Hold(node, candidate);
                    return candidate;
                }
            }

            return null;
        }
    }

    /// <summary>Takes over that a node has a range, whoever gave it.</summary>
    public void Occupy(string node, string range)
    {
        lock (_gate)
        {
            if (_assigned.GetValueOrDefault(node) != range)
            {
                Free(node);
                Hold(node, range);
            }
        }
    }

    /// <summary>Takes back what a node had: it is gone.</summary>
    public void Release(string node)
    {
        lock (_gate)
        {
            Free(node);
        }
    }

    private void Hold(string node, string range)
    {
        _assigned[node] = range;
        _holders[range] = _holders.GetValueOrDefault(range) + 1;
    }

    private void Free(string node)
    {
        if (_assigned.Remove(node, out var range) && --_holders[range] == 0)
        {
            _holders.Remove(range);
        }
    }

    private string Part(long index)
    {
        Span<byte> bytes = stackalloc byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(bytes, (uint)(_first + (index << (32 - prefixLength))));
        return $"{new IPAddress(bytes)}/{prefixLength}";
    }
}
