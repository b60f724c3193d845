using System.Globalization;
using System.IO.Compression;
using Dotnetes.Cri;
using Dotnetes.Grpc;
using Dotnetes.Kubelet.Pods;
using Microsoft.Extensions.Logging;

namespace Dotnetes.Kubelet.Housekeeping;

/// <summary>
/// Keeps the logs of containers within their limits: a log that has grown too large is put aside under its name and the time, the runtime
/// opens a new one, older ones are compressed, and the oldest go.
/// </summary>
internal sealed partial class LogRotation(
    PodWorkers workers, CriClient runtime, long maxBytes, int maxFiles, TimeSpan period, TimeProvider time, ILogger<LogRotation> logger)
{
    private const string Compressed = ".gz";
    private const string Unfinished = ".tmp";

    /// <summary>Rotates until cancelled.</summary>
    public async Task Run(CancellationToken cancellationToken)
    {
        while (!cancellationToken.IsCancellationRequested)
        {
            foreach (var container in workers.All.SelectMany(w => w.Runtime.Containers).Where(c => c.IsRunning && c.LogPath.Length > 0))
            {
                try
                {
                    if (new FileInfo(container.LogPath) is { Exists: true } log && log.Length >= maxBytes)
                    {
                        await Rotate(container.LogPath, container.Id, cancellationToken);
                    }
                }
                catch (Exception e) when (e is IOException or UnauthorizedAccessException or GrpcException)
                {
                    Log.Failed(logger, container.LogPath, e);
                }
            }

            await Task.Delay(period, time, cancellationToken).ContinueWith(static _ => { }, TaskScheduler.Current);
        }
    }

    private async Task Rotate(string path, string containerId, CancellationToken cancellationToken)
    {
        var folder = Path.GetDirectoryName(path)!;
        var old = Directory.GetFiles(folder).Where(f => f.StartsWith(path + ".", StringComparison.Ordinal)).Order(StringComparer.Ordinal).ToList();
        foreach (var unfinished in old.Where(f => f.EndsWith(Unfinished, StringComparison.Ordinal)))
        {
            File.Delete(unfinished);
        }

        old.RemoveAll(f => f.EndsWith(Unfinished, StringComparison.Ordinal));

        // The present log and the one that it becomes count too.
        foreach (var oldest in old.Take(Math.Max(0, old.Count - Math.Max(0, maxFiles - 2))).ToList())
        {
            File.Delete(oldest);
            old.Remove(oldest);
        }

        foreach (var plain in old.Where(f => !f.EndsWith(Compressed, StringComparison.Ordinal)))
        {
            await Compress(plain, cancellationToken);
        }

        var aside = $"{path}.{time.GetUtcNow().ToString("yyyyMMdd-HHmmss", CultureInfo.InvariantCulture)}";
        File.Move(path, aside);
        try
        {
            await runtime.ReopenContainerLog(containerId, cancellationToken);
        }
        catch (GrpcException)
        {
            // The container goes on writing where it wrote; so that must be its log.
            File.Move(aside, path);
            throw;
        }
    }

    private static async Task Compress(string path, CancellationToken cancellationToken)
    {
        var target = path + Compressed;
        await using (var source = File.OpenRead(path))
        await using (var file = File.Create(target + Unfinished))
        await using (var gzip = new GZipStream(file, CompressionLevel.Fastest))
        {
            await source.CopyToAsync(gzip, cancellationToken);
        }

        File.Move(target + Unfinished, target, overwrite: true);
        File.Delete(path);
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "The log {Path} could not be rotated; it will be tried again")]
        public static partial void Failed(ILogger logger, string path, Exception exception);
    }
}
