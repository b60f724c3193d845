using Dotnetes.Api.Meta.V1;
using Dotnetes.Client.Reconciling;
using Microsoft.Extensions.Logging;

namespace Dotnetes.Client.Informers;

/// <summary>
/// Feeds an informer: lists once, watches from there, resumes a broken watch where it stood, and lists again when the server has
/// forgotten that place.
/// </summary>
internal sealed partial class Reflector<T>(
    IKubeClient client,
    Informer<T> informer,
    TimeProvider time,
    Random random,
    ILogger logger,
    InformerOptions options,
    CollectionScope scope)
    where T : IKubeObject<T>
{
    private const string InitialEventsEnd = "k8s.io/initial-events-end";

    private readonly Backoff _backoff = new(options, time, random);
    private bool _streaming = options.StreamingList;

    // Empty: never listed. A list from "0" may come from any cache; a list from "" is the newest state there is.
    private string _version = "";
    private bool _expired;

    private string ListVersion => _expired ? "" : _version.Length == 0 ? "0" : _version;

    public async Task Run(CancellationToken cancellationToken)
    {
        while (!cancellationToken.IsCancellationRequested)
        {
            try
            {
                if (!_streaming || !await StreamAndWatch(cancellationToken))
                {
                    await List(cancellationToken);
                }

                await WatchOn(cancellationToken);
            }
            catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
            {
                return;
            }
            catch (KubeApiException e) when (e.IsExpired || IsTooLarge(e))
            {
                // From here on only the newest state will do; without it the same old place would be asked for again.
                _expired = true;
                Log.Expired(logger, T.Info.Plural, _version);
            }
            catch (Exception e)
            {
                if (e is KubeApiException or KubeTransportException)
                {
                    // The reason says all; where in the program it was met helps nobody.
                    Log.Refused(logger, T.Info.Plural, e.Message);
                }
                else
                {
                    Log.Failed(logger, T.Info.Plural, e);
                }
            }

            await Pause(cancellationToken);
        }
    }

    private static bool IsTooLarge(KubeApiException e) =>
        e.Reason == StatusReason.Timeout && e.Status.Details is { } details && details.Causes.Any(static c => c.Reason == "ResourceVersionTooLarge");

    private async Task Pause(CancellationToken cancellationToken)
    {
        try
        {
            await _backoff.Wait(cancellationToken);
        }
        catch (OperationCanceledException)
        {
            // The loop's condition ends it.
        }
    }

    private async Task List(CancellationToken cancellationToken)
    {
        // Caches ignore limits, so only a read from the store itself is paged.
        var listOptions = Select(ListOptions.Empty) with { ResourceVersion = ListVersion, Limit = ListVersion.Length == 0 ? options.PageSize : 0 };
        var page = await client.List<T>(scope.Namespace, listOptions, cancellationToken);
        var objects = page.Items;
        if (page.Metadata.Continue.Length > 0)
        {
            (objects, page) = await FollowPages(page, listOptions, cancellationToken);
        }

        Take(objects, page.Metadata.ResourceVersion);
    }

    private async Task<(ValueList<T> Objects, ObjectList<T> Last)> FollowPages(ObjectList<T> page, ListOptions listOptions, CancellationToken cancellationToken)
    {
        var objects = new List<T>(page.Items);
        try
        {
            while (page.Metadata.Continue.Length > 0)
            {
                // The token carries the resource version.
                page = await client.List<T>(scope.Namespace, listOptions with { Continue = page.Metadata.Continue, ResourceVersion = "" }, cancellationToken);
                objects.AddRange(page.Items);
            }
        }
        catch (KubeApiException e) when (e.IsExpired)
        {
            // The pages took too long. All at once, then.
            page = await client.List<T>(scope.Namespace, listOptions with { Limit = 0, ResourceVersion = "" }, cancellationToken);
            return (page.Items, page);
        }

        return (objects.ToValueList(), page);
    }

    private void Take(IEnumerable<T> objects, string version)
    {
        _version = version;
        _expired = false;
        informer.Replace(objects, version);
    }

    /// <summary>Watches until a list is due again.</summary>
    private async Task WatchOn(CancellationToken cancellationToken)
    {
        while (true)
        {
            var before = _version;
            var started = time.GetTimestamp();
            try
            {
                await foreach (var e in client.Watch<T>(scope.Namespace, WatchOptions(_version), cancellationToken))
                {
                    Apply(e);
                }
            }
            catch (KubeTransportException e)
            {
                Log.WatchBroke(logger, T.Info.Plural, _version, e.Message);
            }
            catch (KubeApiException e) when (e.Code is 429 or 500 or 502 or 503 or 504 && !IsTooLarge(e))
            {
                Log.WatchBroke(logger, T.Info.Plural, _version, e.Message);
            }

            cancellationToken.ThrowIfCancellationRequested();
            if (before == _version && time.GetElapsedTime(started) < TimeSpan.FromSeconds(1))
            {
                // A watch that ends at once would otherwise be reopened in a tight loop.
                await _backoff.Wait(cancellationToken);
            }
        }
    }

    private void Apply(WatchEvent<T> e)
    {
        informer.Apply(e.Type, e.Object);
        if (e.Object.Metadata.ResourceVersion.Length > 0)
        {
            _version = e.Object.Metadata.ResourceVersion;
        }
    }

    /// <summary>Takes the initial state from a watch and goes on with the same watch; false when the server does not offer that.</summary>
    private async Task<bool> StreamAndWatch(CancellationToken cancellationToken)
    {
        var objects = new SortedDictionary<ObjectKey, T>(ObjectKeyOrder.Instance);
        var initial = true;
        var watch = WatchOptions(_expired ? "" : _version) with { SendInitialEvents = true, ResourceVersionMatch = ResourceVersionMatch.NotOlderThan };
        try
        {
            await foreach (var e in client.Watch<T>(scope.Namespace, watch, cancellationToken))
            {
                if (!initial)
                {
                    Apply(e);
                }
                else if (Collect(objects, e))
                {
                    initial = false;
                    Take(objects.Values, e.Object.Metadata.ResourceVersion);
                }
            }
        }
        catch (KubeApiException e) when (initial && (e.Code is 400 or 422 || e.Reason is StatusReason.Invalid or StatusReason.BadRequest))
        {
            _streaming = false;
            Log.NoStreaming(logger, T.Info.Plural, e.Message);
            return false;
        }
        catch (KubeTransportException e) when (!initial)
        {
            Log.WatchBroke(logger, T.Info.Plural, _version, e.Message);
        }

        if (initial)
        {
            // The stream ended before its initial state was complete. A server that does not know the parameter does that.
            _streaming = false;
            Log.NoStreaming(logger, T.Info.Plural, "the stream ended before its initial events did");
        }

        return !initial;
    }

    private static bool Collect(SortedDictionary<ObjectKey, T> objects, WatchEvent<T> e)
    {
        switch (e.Type)
        {
            case WatchEventType.Deleted:
                objects.Remove(ObjectKey.Of(e.Object));
                return false;
            case WatchEventType.Bookmark:
                return e.Object.Metadata.Annotations.GetValueOrDefault(InitialEventsEnd) == "true";
            default:
                objects[ObjectKey.Of(e.Object)] = e.Object;
                return false;
        }
    }

    private ListOptions WatchOptions(string version) => Select(ListOptions.Empty) with
    {
        Watch = true,
        AllowWatchBookmarks = true,
        ResourceVersion = version,
        TimeoutSeconds = (long)(options.MinWatchTimeout.TotalSeconds * (1 + random.NextDouble())),
    };

    private ListOptions Select(ListOptions listOptions) => listOptions with { LabelSelector = scope.LabelSelector, FieldSelector = scope.FieldSelector };

    private static partial class Log
    {
        [LoggerMessage(5, LogLevel.Warning, "informer of {Informer}: listing and watching failed; it will be tried again: {Reason}")]
        public static partial void Refused(ILogger logger, string informer, string reason);

        [LoggerMessage(1, LogLevel.Warning, "informer of {Informer}: listing and watching failed; it will be tried again")]
        public static partial void Failed(ILogger logger, string informer, Exception exception);

        [LoggerMessage(2, LogLevel.Information, "informer of {Informer}: resource version {Version} has expired; listing again")]
        public static partial void Expired(ILogger logger, string informer, string version);

        [LoggerMessage(3, LogLevel.Information, "informer of {Informer}: the watch at {Version} broke and will be resumed: {Reason}")]
        public static partial void WatchBroke(ILogger logger, string informer, string version, string reason);

        [LoggerMessage(4, LogLevel.Information, "informer of {Informer}: the server has no streaming lists; listing instead: {Reason}")]
        public static partial void NoStreaming(ILogger logger, string informer, string reason);
    }
}
