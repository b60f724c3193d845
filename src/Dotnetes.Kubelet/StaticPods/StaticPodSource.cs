using Dotnetes.Api.Core.V1;
using Dotnetes.Kubelet.Pods;
using Microsoft.Extensions.Logging;

namespace Dotnetes.Kubelet.StaticPods;

/// <summary>Runs the pods of a directory and a URL, whether the API server is there or not.</summary>
internal sealed partial class StaticPodSource : IDisposable
{
    private static readonly TimeSpan s_filePeriod = TimeSpan.FromSeconds(1);

    private readonly StaticPodOptions _options;
    private readonly StaticPodReader _reader;
    private readonly PodWorkers _workers;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly HttpClient _http = new() { Timeout = TimeSpan.FromSeconds(10) };
    private readonly Dictionary<string, string> _problems = new(StringComparer.Ordinal);
    private IReadOnlyList<Pod> _ofUrl = [];
    private Dictionary<string, Pod> _pods = new(StringComparer.Ordinal);
    private Dictionary<string, (string Signature, IReadOnlyList<Pod> Pods)> _files = new(StringComparer.Ordinal);
    private readonly HashSet<string> _ended = new(StringComparer.Ordinal);
    private long? _urlRead;
    private bool _directoryKnown;
    private bool _urlKnown;
    private bool _urlAnswered;

    public StaticPodSource(StaticPodOptions options, StaticPodReader reader, PodWorkers workers, TimeProvider time, ILogger<StaticPodSource> logger)
    {
        _options = options;
        _reader = reader;
        _workers = workers;
        _time = time;
        _logger = logger;
    }

    /// <summary>Called when a pod comes again under the uid that it had.</summary>
    public Action Restarted { get; init; } = static () => { };

    /// <summary>Whether all sources were read once. Until then a pod that runs may be one of theirs.</summary>
    public bool IsComplete => (_options.Directory.Length == 0 || Volatile.Read(ref _directoryKnown)) && (_options.Url.Length == 0 || Volatile.Read(ref _urlKnown));

    /// <summary>The static pods of the node, by uid.</summary>
    public IReadOnlyDictionary<string, Pod> Pods => _pods;

    /// <summary>Reads and runs them until cancelled.</summary>
    public async Task Run(CancellationToken cancellationToken)
    {
        while (!cancellationToken.IsCancellationRequested && (_options.Directory.Length > 0 || _options.Url.Length > 0))
        {
            try
            {
                await Read(cancellationToken);
            }
            catch (Exception e) when (!cancellationToken.IsCancellationRequested)
            {
                Log.Failed(_logger, e);
            }

            await Task.Delay(s_filePeriod, _time, cancellationToken).ContinueWith(static _ => { }, TaskScheduler.Current);
        }
    }

    /// <summary>Reads everything once and hands changes to the workers.</summary>
    public async Task Read(CancellationToken cancellationToken)
    {
        ReadDirectory();
        await ReadUrl(cancellationToken);
        var wanted = new Dictionary<string, Pod>(StringComparer.Ordinal);
        foreach (var pod in _files.Values.SelectMany(f => f.Pods).Concat(_ofUrl))
        {
            wanted.TryAdd(pod.Metadata.Uid, pod);
        }

        foreach (var gone in _pods.Values.Where(p => !wanted.ContainsKey(p.Metadata.Uid)))
        {
            _workers.Remove(gone.Metadata.Uid);
            _ended.Add(gone.Metadata.Uid);
        }

        foreach (var pod in wanted.Values)
        {
            // A changed manifest is another pod of the same name: the old one ends first.
            var present = _workers.Find(pod.Metadata.Namespace, pod.Metadata.Name);
            if (present is null)
            {
                if (_ended.Remove(pod.Metadata.Uid))
                {
                    Restarted();
                }

                _workers.Update(pod);
            }
        }

        _pods = wanted;
        Volatile.Write(ref _directoryKnown, true);
        Volatile.Write(ref _urlKnown, _urlAnswered);
    }

    /// <inheritdoc/>
    public void Dispose() => _http.Dispose();

    private void ReadDirectory()
    {
        if (_options.Directory.Length == 0)
        {
            return;
        }

        var files = new Dictionary<string, (string Signature, IReadOnlyList<Pod> Pods)>(StringComparer.Ordinal);
        var paths = File.Exists(_options.Directory) ? [_options.Directory]
            : Directory.Exists(_options.Directory) ? Directory.GetFiles(_options.Directory).Where(f => !Path.GetFileName(f).StartsWith('.')).Order(StringComparer.Ordinal).ToArray()
            : [];
        foreach (var path in paths)
        {
            var info = new FileInfo(path);
            var signature = $"{info.Length} {info.LastWriteTimeUtc.Ticks}";
            files[path] = _files.TryGetValue(path, out var known) && known.Signature == signature ? known : (signature, Decode(path, known.Pods ?? []));
        }

        _files = files;
    }

    // A manifest that is being written, or is wrong, leaves its pod as it was.
    private IReadOnlyList<Pod> Decode(string path, IReadOnlyList<Pod> before)
    {
        try
        {
            return _reader.Read(File.ReadAllBytes(path), "file");
        }
        catch (Exception e) when (e is IOException or DecodingException or UnauthorizedAccessException or System.Text.Json.JsonException)
        {
            Log.Malformed(_logger, path, e.Message);
            return before;
        }
    }

    private async Task ReadUrl(CancellationToken cancellationToken)
    {
        if (_options.Url.Length == 0 || (_urlRead is { } last && _time.GetElapsedTime(last) < _options.UrlPeriod))
        {
            return;
        }

        _urlRead = _time.GetTimestamp();
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, _options.Url);
            foreach (var (name, values) in _options.UrlHeaders)
            {
                request.Headers.TryAddWithoutValidation(name, values.AsEnumerable());
            }

            using var response = await _http.SendAsync(request, cancellationToken);
            response.EnsureSuccessStatusCode();
            _ofUrl = _reader.Read(await response.Content.ReadAsByteArrayAsync(cancellationToken), "http");
            _urlAnswered = true;
            _problems.Remove(_options.Url);
        }
        catch (Exception e) when (e is HttpRequestException or DecodingException or System.Text.Json.JsonException or TaskCanceledException && !cancellationToken.IsCancellationRequested)
        {
            if (_problems.TryAdd(_options.Url, e.Message))
            {
                Log.Malformed(_logger, _options.Url, e.Message);
            }
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "Reading static pods failed; it will be tried again")]
        public static partial void Failed(ILogger logger, Exception exception);

        [LoggerMessage(2, LogLevel.Warning, "{Source} is not a manifest that can be run; its pods stay as they were: {Problem}")]
        public static partial void Malformed(ILogger logger, string source, string problem);
    }
}
