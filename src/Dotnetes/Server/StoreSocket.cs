using Dotnetes.Store;
using Dotnetes.Store.EtcdServer;
using Microsoft.Extensions.Logging;

namespace Dotnetes.Server;

/// <summary>
/// The embedded store of a running server behind a unix socket in its data directory, which only root can enter: what <c>dotnetes snapshot
/// save</c> and <c>etcdctl</c> connect to.
/// </summary>
public sealed partial class StoreSocket : IAsyncDisposable
{
    // The kernel's limit of a socket's path is 108 bytes with the zero at its end.
    private const int MaxPathLength = 107;

    private readonly EtcdHost? _host;
    private readonly string _path;

    private StoreSocket(EtcdHost? host, string path)
    {
        _host = host;
        _path = path;
    }

    /// <summary>Starts listening. A path that is too long for a socket is logged, and nothing listens then.</summary>
    public static async Task<StoreSocket> Start(IStore store, DataDirectory data, TimeProvider time, ILoggerFactory logging, CancellationToken cancellationToken)
    {
        var path = data.StoreSocket;
        if (path.Length > MaxPathLength)
        {
            Log.PathTooLong(logging.CreateLogger<StoreSocket>(), path, MaxPathLength);
            return new(null, path);
        }

        var directory = Path.GetDirectoryName(path)!;
        Directory.CreateDirectory(directory, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        File.Delete(path);
        return new(await EtcdHost.Start(store, new EtcdHostOptions { ListenClientUrls = ["unix://" + path], LoggerFactory = logging }, time, cancellationToken), path);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_host is not null)
        {
            await _host.DisposeAsync();
            File.Delete(_path);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "The store's socket cannot be opened: the path {Path} is longer than {MaxLength} bytes")]
        public static partial void PathTooLong(ILogger logger, string path, int maxLength);
    }
}
