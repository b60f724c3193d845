using System.IO.Pipelines;
using Dotnetes.ApiServer.Caching;
using Dotnetes.ApiServer.Metrics;
using Dotnetes.ApiServer.Pipeline;
using Dotnetes.ApiServer.Registry;
using Dotnetes.Client;
using Dotnetes.Machinery.Waiting;
using Microsoft.AspNetCore.Http;

namespace Dotnetes.ApiServer.Http;

/// <summary>
/// Sends a watch to its client: everything that is ready goes out in one flush, and a busy watch rests between one flush and the next. A client that takes nothing for a long time is cut off; until then the events of the watch are
/// all that waits for it, and they are bounded.
/// </summary>
internal sealed class WatchStream(HttpContext http, ApiResponse.Watch watch, ResponseFormat format, ResponseEncoder encoder, WatchMetrics metrics, string includeObject, TimeSpan patience, WatchPacer pacer, TimeProvider time)
{
    private const int FlushFrom = 64 * 1024;

    private readonly ByteBuffer _document = new();
    private readonly ByteBuffer _events = new();
    private readonly WakeSignal _rested = new();
    private readonly ConnectionOutput? _output = http.Features.Get<ConnectionOutput>();
    private WatchPace _pace = new(time);
    private bool _sentColumns;
    private bool _holdsOutput;

    /// <summary>Sends events until the watch ends or the client goes away.</summary>
    /// <param name="begun">Called when the initial events were sent.</param>
    public async ValueTask Run(Action? begun)
    {
        var session = watch.Session;
        http.Response.StatusCode = 200;
        http.Response.ContentType = format.Encoding == ResponseEncoding.Protobuf ? encoder.ContentType + ";stream=watch" : MediaTypes.Json;
        await http.Response.StartAsync(http.RequestAborted);
        await Flush();
        if (!session.HasInitialEvents)
        {
            begun?.Invoke();
            begun = null;
        }

        while (await WaitToRead(session))
        {
            while (session.TryRead(out var item))
            {
                Encode(item);
                if (_events.Length >= FlushFrom)
                {
                    await Send();
                }
            }

            await Send();
            begun?.Invoke();
            begun = null;
            Release();
            if (_pace.IsBusyAfterSending())
            {
                await pacer.Rest(_rested, _output);
                _holdsOutput = true;
            }
        }

        Release();
    }

    // Who waits writes nothing.
    private ValueTask<bool> WaitToRead(WatchSession session)
    {
        var wait = session.WaitToRead(http.RequestAborted);
        if (!wait.IsCompleted)
        {
            Release();
        }

        return wait;
    }

    private void Release()
    {
        if (_holdsOutput)
        {
            _holdsOutput = false;
            _output?.Release();
        }
    }

    // All that is ready goes into Kestrel's buffer at once: each write takes its locks.
    private ValueTask Send()
    {
        _events.WriteTo(http.Response.BodyWriter);
        _events.Clear();
        return Flush();
    }

    private ValueTask Flush()
    {
        var flush = http.Response.BodyWriter.FlushAsync(http.RequestAborted);
        return flush.IsCompletedSuccessfully ? default : WaitFor(flush);
    }

    private async ValueTask WaitFor(ValueTask<FlushResult> flush)
    {
        using var stalled = new CancellationTokenSource(patience, time);
        await using var cutOff = stalled.Token.UnsafeRegister(static s => ((HttpContext)s!).Abort(), http);
        await flush;
    }

    private static string NameOf(WatchEventType type) => type switch
    {
        WatchEventType.Added => "ADDED",
        WatchEventType.Modified => "MODIFIED",
        WatchEventType.Deleted => "DELETED",
        WatchEventType.Bookmark => "BOOKMARK",
        _ => "ERROR",
    };

    private void Encode(WatchItem item)
    {
        _document.Clear();
        var before = _events.Length;
        switch (item.Type)
        {
            case WatchEventType.Error:
                encoder.EncodeWhole(_document, watch.Session.Refusal!);
                break;
            case WatchEventType.Bookmark:
                Encode(new CachedObject("", Bookmarks.Make(watch.Definition.Codec, item), item.Revision));
                break;
            default:
                Encode(item.Object!);
                break;
        }

        if (format.Encoding == ResponseEncoding.Protobuf)
        {
            ObjectFraming.ProtoEvent(_events, NameOf(item.Type), _document);
        }
        else
        {
            ObjectFraming.JsonEvent(_events, NameOf(item.Type), _document);
        }

        metrics.Sent(_events.Length - before);
    }

    private void Encode(CachedObject item)
    {
        if (format.Shape != ResponseShape.Table)
        {
            encoder.Encode(_document, watch.Definition, item);
            return;
        }

        var table = new TableWriter(watch.Definition, format.TableVersion, includeObject, time.GetUtcNow());
        table.Write(_document, new() { ResourceVersion = item.Value.Metadata.ResourceVersion }, [item], !_sentColumns);
        _sentColumns = true;
    }
}
