using System.Net;

namespace Dotnetes.Dns.Forwarding;

/// <summary>The name servers of a <c>resolv.conf</c>, read again when the file changes.</summary>
/// <param name="path">The file.</param>
/// <param name="isOwn">Tells our own addresses, which would make a circle.</param>
/// <param name="time">The clock.</param>
public sealed class ResolverFile(string path, Func<IPEndPoint, bool> isOwn, TimeProvider time)
{
    private static readonly TimeSpan s_check = TimeSpan.FromSeconds(5);

    private readonly Lock _gate = new();
    private IReadOnlyList<IPEndPoint> _servers = [];
    private DateTimeOffset _next;
    private DateTime _written;

    /// <summary>The servers now; none when the file is missing.</summary>
    public IReadOnlyList<IPEndPoint> Servers
    {
        get
        {
            lock (_gate)
            {
                if (time.GetUtcNow() >= _next)
                {
                    _next = time.GetUtcNow() + s_check;
                    Load();
                }

                return _servers;
            }
        }
    }

    /// <summary>Reads the servers out of a file's text.</summary>
    public static IReadOnlyList<IPEndPoint> Parse(IEnumerable<string> lines)
    {
        var servers = new List<IPEndPoint>();
        foreach (var line in lines)
        {
            if (line.Split((char[])[' ', '\t'], StringSplitOptions.RemoveEmptyEntries) is ["nameserver", var text, ..] && IPAddress.TryParse(text, out var address))
            {
                servers.Add(new IPEndPoint(address, 53));
            }
        }

        return servers;
    }

    private void Load()
    {
        try
        {
            var written = File.GetLastWriteTimeUtc(path);
            if (written != _written)
            {
                _written = written;
                _servers = File.Exists(path) ? [.. Parse(File.ReadLines(path)).Where(s => !isOwn(s))] : [];
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // It is being written; the servers of before will do.
        }
    }
}
