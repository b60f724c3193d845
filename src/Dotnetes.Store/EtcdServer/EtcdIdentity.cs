using System.Text;
using Dotnetes.Store.Etcd.Messages;

namespace Dotnetes.Store.EtcdServer;

/// <summary>What the server says about itself in every answer. It is the one member of its cluster, and the leader.</summary>
internal sealed class EtcdIdentity(string name, string version)
{
    /// <summary>The term of an election that never ends.</summary>
    public const ulong Term = 1;

    private static readonly ulong ClusterId = Number("dotnetes");

    public string Name => name;

    public string Version => version;

    public ulong MemberId { get; } = Number(name);

    public ResponseHeader Header(long revision) => new() { ClusterId = ClusterId, MemberId = MemberId, Revision = revision, RaftTerm = Term };

    // FNV-1a, so that the numbers stay the same from start to start.
    private static ulong Number(string text)
    {
        var hash = 14695981039346656037UL;
        foreach (var b in Encoding.UTF8.GetBytes(text))
        {
            hash = (hash ^ b) * 1099511628211UL;
        }

        return hash;
    }
}
