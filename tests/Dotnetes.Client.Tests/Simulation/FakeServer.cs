using System.Runtime.CompilerServices;
using Dotnetes.Api.Meta.V1;
using Dotnetes.Client.Transport;

namespace Dotnetes.Client.Tests.Simulation;

/// <summary>
/// An API server in memory with a history of versions, which can break watches, forget its history, refuse and lose requests on command.
/// </summary>
internal sealed class FakeServer(TimeProvider time) : IKubeTransport
{
    private int _bookmarks;
    private readonly SortedDictionary<(string Resource, string Namespace, string Name), IKubeObject> _objects = [];
    private readonly List<(long Version, WatchEventType Type, string Resource, IKubeObject Object)> _history = [];
    private readonly List<TaskCompletionSource> _waiting = [];
    private TaskCompletionSource<Exception?> _broken = new();
    private long _version = 10;
    private long _compacted;
    private long _uid;

    /// <summary>What fails the next requests; each is used once.</summary>
    public Queue<Exception> Failures { get; } = [];

    public List<KubeRequest> Requests { get; } = [];

    public bool OffersStreamingLists { get; set; } = true;

    public long Version => _version;

    public static KubeApiException Error(int code, string reason, string message = "told to") =>
        new(new() { StatusValue = "Failure", Code = code, Reason = reason, Message = message });

    /// <summary>Ends all watches, by an exception or as a server does whose time is up.</summary>
    public void BreakWatches(Exception? by = null)
    {
        var broken = _broken;
        _broken = new();
        broken.SetResult(by);
        Wake();
    }

    /// <summary>Tells all watches that asked for it how far they are.</summary>
    public void SendBookmarks()
    {
        _bookmarks++;
        Wake();
    }

    /// <summary>Forgets everything before now.</summary>
    public void Compact()
    {
        _compacted = _version;
        _history.Clear();
    }

    public IEnumerable<T> Objects<T>()
        where T : IKubeObject<T> => _objects.Where(o => o.Key.Resource == T.Info.Plural).Select(o => (T)o.Value);

    public async ValueTask<KubeResponse> Send(KubeRequest request, CancellationToken cancellationToken)
    {
        await Task.Yield();
        cancellationToken.ThrowIfCancellationRequested();
        Fail(request);
        return request.Verb switch
        {
            "get" => new(200, Find(request)),
            "list" => List(request),
            "create" => new(201, Create(request)),
            "update" => new(200, Update(request)),
            "patch" => new(200, Touch(request)),
            "delete" => new(200, Delete(request)),
            _ => throw Error(405, "MethodNotAllowed"),
        };
    }

    public async IAsyncEnumerable<KubeWatchFrame> Watch(KubeRequest request, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await Task.Yield();
        Fail(request);
        var broken = _broken;
        var at = long.Parse("0" + request.Query.GetValueOrDefault("resourceVersion"));
        if (request.Query.ContainsKey("sendInitialEvents"))
        {
            if (!OffersStreamingLists)
            {
                throw Error(422, StatusReason.Invalid, "sendInitialEvents is forbidden");
            }

            at = _version;
            foreach (var value in Select(request))
            {
                yield return new(WatchEventType.Added, value);
            }

            yield return Bookmark(at, ("k8s.io/initial-events-end", "true"));
        }
        else if (at < _compacted)
        {
            throw Error(410, StatusReason.Expired, "too old resource version");
        }

        var told = request.Query.GetValueOrDefault("allowWatchBookmarks") == "true" ? _bookmarks : int.MaxValue;
        using var ended = new CancellationTokenSource(TimeSpan.FromSeconds(long.Parse(request.Query.GetValueOrDefault("timeoutSeconds", "600"))), time);
        while (true)
        {
            foreach (var e in _history.Where(e => e.Version > at && Selects(request, e.Resource, e.Object)).ToArray())
            {
                at = e.Version;
                yield return new(e.Type, e.Object);
            }

            if (told < _bookmarks)
            {
                (told, at) = (_bookmarks, _version);
                yield return Bookmark(at);
            }

            if (broken.Task.IsCompleted)
            {
                if (broken.Task.Result is { } e)
                {
                    throw e;
                }

                yield break;
            }

            if (ended.IsCancellationRequested)
            {
                yield break;
            }

            if (_history.Any(e => e.Version > at && Selects(request, e.Resource, e.Object)))
            {
                continue;
            }

            await News(ended.Token, cancellationToken);
            if (at < _compacted)
            {
                yield return new(WatchEventType.Error, Error(410, StatusReason.Expired).Status);
                yield break;
            }
        }
    }

    // Ends when something happened that a watch may have to tell, or when its time is over.
    private async Task News(CancellationToken ended, CancellationToken cancellationToken)
    {
        var wake = new TaskCompletionSource();
        _waiting.Add(wake);
        await using (cancellationToken.Register(() => wake.TrySetResult()))
        await using (ended.Register(() => wake.TrySetResult()))
        {
            await wake.Task;
        }

        cancellationToken.ThrowIfCancellationRequested();
    }

    private static bool Selects(KubeRequest request, string resource, IKubeObject value) =>
        request.Resource == resource && (request.Namespace.Length == 0 || request.Namespace == value.Metadata.Namespace);

    private KubeWatchFrame Bookmark(long version, params (string, string)[] annotations) => new(
        WatchEventType.Bookmark,
        new Api.Core.V1.ConfigMap { Metadata = new() { ResourceVersion = version.ToString(), Annotations = ValueMap.Of<string>(annotations) } });

    private void Fail(KubeRequest request)
    {
        Requests.Add(request);
        if (Failures.TryDequeue(out var failure))
        {
            throw failure;
        }
    }

    private IKubeObject Find(KubeRequest request) => _objects.TryGetValue(KeyOf(request), out var value)
        ? value
        : throw Error(404, StatusReason.NotFound, $"{request.Resource} \"{request.Name}\" not found");

    private IEnumerable<IKubeObject> Select(KubeRequest request) =>
        _objects.Where(o => Selects(request, o.Key.Resource, o.Value)).Select(o => o.Value);

    private KubeResponse List(KubeRequest request)
    {
        var all = Select(request).ToArray();
        var skip = int.Parse("0" + request.Query.GetValueOrDefault("continue"));
        var limit = int.Parse("0" + request.Query.GetValueOrDefault("limit"));
        var page = limit == 0 ? all[skip..] : all.Skip(skip).Take(limit).ToArray();
        var more = skip + page.Length < all.Length ? (skip + page.Length).ToString() : "";
        var metadata = new ListMeta { ResourceVersion = _version.ToString(), Continue = more };
        return new(200, new KubeObjectList(new(request.Group, request.Version, "List"), metadata, page));
    }

    private IKubeObject Create(KubeRequest request)
    {
        var value = (IKubeObject)request.Body!;
        var key = (request.Resource, value.Metadata.Namespace, value.Metadata.Name);
        return _objects.ContainsKey(key)
            ? throw Error(409, StatusReason.AlreadyExists)
            : Store(WatchEventType.Added, key, value.WithMetadata(value.Metadata with { Uid = $"uid-{++_uid}" }));
    }

    private IKubeObject Update(KubeRequest request)
    {
        var current = Find(request);
        var value = (IKubeObject)request.Body!;
        if (value.Metadata.ResourceVersion.Length > 0 && value.Metadata.ResourceVersion != current.Metadata.ResourceVersion)
        {
            throw Error(409, StatusReason.Conflict);
        }

        return Store(WatchEventType.Modified, KeyOf(request), value.WithMetadata(value.Metadata with { Uid = current.Metadata.Uid }));
    }

    private IKubeObject Touch(KubeRequest request) => Store(WatchEventType.Modified, KeyOf(request), Find(request));

    private IKubeObject Delete(KubeRequest request)
    {
        var old = Find(request);
        _objects.Remove(KeyOf(request));
        return Append(WatchEventType.Deleted, request.Resource, old);
    }

    private IKubeObject Store(WatchEventType type, (string Resource, string Namespace, string Name) key, IKubeObject value) =>
        _objects[key] = Append(type, key.Resource, value);

    private IKubeObject Append(WatchEventType type, string resource, IKubeObject value)
    {
        var stored = value.WithMetadata(value.Metadata with { ResourceVersion = (++_version).ToString() });
        _history.Add((_version, type, resource, stored));
        Wake();
        return stored;
    }

    private void Wake()
    {
        var waiting = _waiting.ToArray();
        _waiting.Clear();
        foreach (var one in waiting)
        {
            one.TrySetResult();
        }
    }

    private static (string Resource, string Namespace, string Name) KeyOf(KubeRequest request) => (request.Resource, request.Namespace, request.Name);
}
