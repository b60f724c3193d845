using System.Security.Cryptography;
using System.Text;

namespace Dotnetes.ApiServer.Authentication.Tokens;

/// <summary>
/// Remembers tokens whose signature was found good, by their hash. A signature never goes bad, so nothing here grows stale: whatever can change about a
/// token is looked at each time.
/// </summary>
internal sealed class VerifiedTokens
{
    private const int Capacity = 8192;

    private readonly Lock _gate = new();
    private HashSet<Hash> _young = [];
    private HashSet<Hash> _old = [];

    /// <summary>Whether the signature of a token is known to be good.</summary>
    public bool Contains(string token)
    {
        var hash = Hash.Of(token);
        lock (_gate)
        {
            if (_young.Contains(hash))
            {
                return true;
            }

            if (!_old.Contains(hash))
            {
                return false;
            }

            Put(hash);
            return true;
        }
    }

    /// <summary>Remembers a token whose signature is good.</summary>
    public void Add(string token)
    {
        var hash = Hash.Of(token);
        lock (_gate)
        {
            Put(hash);
        }
    }

    // Two generations: what was not used while the young one filled up is forgotten.
    private void Put(Hash hash)
    {
        if (_young.Count >= Capacity)
        {
            (_old, _young) = (_young, []);
        }

        _young.Add(hash);
    }

    private readonly record struct Hash(UInt128 First, UInt128 Second)
    {
        public static Hash Of(string token)
        {
            Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
            SHA256.HashData(Encoding.UTF8.GetBytes(token), hash);
            return new(System.Buffers.Binary.BinaryPrimitives.ReadUInt128BigEndian(hash), System.Buffers.Binary.BinaryPrimitives.ReadUInt128BigEndian(hash[16..]));
        }
    }
}
