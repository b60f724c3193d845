using System.Runtime.CompilerServices;
using System.Threading.Channels;
using Dotnetes.Api.Authentication.V1;
using Dotnetes.Api.Authorization.V1;
using Dotnetes.Api.Core.V1;
using Dotnetes.Api.Meta.V1;
using Dotnetes.Client;
using Dotnetes.Client.Transport;

namespace Dotnetes.Kubelet.Tests.Support;

/// <summary>An API server in memory with what a kubelet needs of it: objects, watches, field selection by node, graceful pod deletion, tokens.</summary>
public sealed class MemoryApi : IKubeTransport
{
    /// <summary>The bearer token of a user that may do everything.</summary>
    public const string AdminToken = "admin-token";

    /// <summary>The bearer token of a user that may read statistics.</summary>
    public const string ReaderToken = "reader-token";

    private readonly Lock _lock = new();
    private readonly SortedDictionary<string, IKubeObject> _objects = new(StringComparer.Ordinal);
    private readonly List<(KubeRequest Request, Channel<KubeWatchFrame> Channel)> _watches = [];
    private long _revision = 1;
    private int _tokens;

    /// <summary>When set, every request fails as if the server could not be reached.</summary>
    public bool Unreachable { get; set; }

    /// <summary>The events written so far.</summary>
    public IReadOnlyList<Event> Events => All<Event>();

    public IReadOnlyList<T> All<T>()
        where T : IKubeObject<T>
    {
        lock (_lock)
        {
            return [.. _objects.Values.OfType<T>()];
        }
    }

    public T? Find<T>(string ns, string name)
        where T : class, IKubeObject<T>
    {
        lock (_lock)
        {
            return _objects.GetValueOrDefault(Key(T.Info.Plural, ns, name)) as T;
        }
    }

    /// <summary>Stores an object, new or changed.</summary>
    public T Put<T>(T value)
        where T : IKubeObject<T>
    {
        lock (_lock)
        {
            return (T)Store(T.Info.Plural, value);
        }
    }

    /// <summary>Deletes a pod as kubectl does: with its grace period, or at once.</summary>
    public void DeletePod(string ns, string name, long? grace = null)
    {
        lock (_lock)
        {
            if (_objects.GetValueOrDefault(Key("pods", ns, name)) is not Pod pod)
            {
                return;
            }

            var seconds = grace ?? pod.Spec.TerminationGracePeriodSeconds ?? 30;
            if (seconds == 0)
            {
                Remove("pods", pod);
                return;
            }

            Store("pods", pod with
            {
                Metadata = pod.Metadata with
                {
                    DeletionTimestamp = Time.FromDateTimeOffset(TimeProvider.System.GetUtcNow().AddSeconds(seconds)),
                    DeletionGracePeriodSeconds = seconds,
                },
            });
        }
    }

    public ValueTask<KubeResponse> Send(KubeRequest request, CancellationToken cancellationToken)
    {
        if (Unreachable)
        {
            throw new KubeTransportException("the server is away");
        }

        lock (_lock)
        {
            return new(request.Verb switch
            {
                "get" => new KubeResponse(200, Existing(request)),
                "list" => List(request),
                "create" when request.Subresource == "token" => new KubeResponse(201, Token((TokenRequest)request.Body!)),
                "create" when request.Body is TokenReview review => new KubeResponse(201, Review(review)),
                "create" when request.Body is SubjectAccessReview review => new KubeResponse(201, Review(review)),
                "create" => Create(request),
                "update" => Update(request),
                "patch" => new KubeResponse(200, Existing(request)),
                "delete" => Delete(request),
                _ => throw Refuse(405, StatusReason.MethodNotAllowed, request.Verb),
            });
        }
    }

    public async IAsyncEnumerable<KubeWatchFrame> Watch(KubeRequest request, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (Unreachable)
        {
            throw new KubeTransportException("the server is away");
        }

        var channel = Channel.CreateUnbounded<KubeWatchFrame>();
        var since = long.TryParse(request.Query.GetValueOrDefault("resourceVersion"), out var revision) ? revision : 0;
        lock (_lock)
        {
            foreach (var value in _objects.Where(o => o.Key.StartsWith(request.Resource + "/", StringComparison.Ordinal)).Select(o => o.Value))
            {
                if (long.Parse(value.Metadata.ResourceVersion) > since && Matches(request, value))
                {
                    channel.Writer.TryWrite(new KubeWatchFrame(WatchEventType.Added, value));
                }
            }

            _watches.Add((request, channel));
        }

        await foreach (var frame in channel.Reader.ReadAllAsync(cancellationToken))
        {
            yield return frame;
        }
    }

    private static KubeApiException Refuse(int code, string reason, string message) =>
        new(new Status { Code = code, Reason = reason, Message = message });

    private static string Key(string resource, string ns, string name) => $"{resource}/{ns}/{name}";

    private static bool Matches(KubeRequest request, IKubeObject value)
    {
        if (request.Namespace.Length > 0 && request.Namespace != value.Metadata.Namespace)
        {
            return false;
        }

        var selector = request.Query.GetValueOrDefault("fieldSelector", "");
        return selector.Split('=') switch
        {
            ["spec.nodeName", var node] => value is Pod pod && pod.Spec.NodeName == node,
            ["metadata.name", var name] => value.Metadata.Name == name,
            _ => true,
        };
    }

    private static TokenRequest Token(TokenRequest request, int number) => request with
    {
        Status = new TokenRequestStatus
        {
            Token = $"token-{number}-for-{request.Spec.BoundObjectRef?.Name}",
            ExpirationTimestamp = Time.FromDateTimeOffset(TimeProvider.System.GetUtcNow().AddSeconds(request.Spec.ExpirationSeconds ?? 3600)),
        },
    };

    private static TokenReview Review(TokenReview review) => review with
    {
        Status = review.Spec.Token is AdminToken or ReaderToken
            ? new TokenReviewStatus { Authenticated = true, User = new UserInfo { Username = review.Spec.Token == AdminToken ? "admin" : "reader" } }
            : new TokenReviewStatus { Error = "unknown token" },
    };

    private static SubjectAccessReview Review(SubjectAccessReview review) => review with
    {
        Status = new SubjectAccessReviewStatus { Allowed = review.Spec.User == "admin" || review.Spec.ResourceAttributes is { Resource: "nodes", Subresource: "stats", Verb: "get" } },
    };

    private TokenRequest Token(TokenRequest request) => Token(request, ++_tokens);

    private IKubeObject Existing(KubeRequest request) =>
        _objects.GetValueOrDefault(Key(request.Resource, request.Namespace, request.Name))
            ?? throw Refuse(404, StatusReason.NotFound, $"{request.Resource} \"{request.Name}\" not found");

    private KubeResponse List(KubeRequest request)
    {
        var items = _objects.Where(o => o.Key.StartsWith(request.Resource + "/", StringComparison.Ordinal)).Select(o => o.Value).Where(v => Matches(request, v)).ToList();
        var info = KubeKinds.All.First(k => k.Info.Plural == request.Resource && k.Info.Group == request.Group && k.Info.Version == request.Version).Info;
        return new KubeResponse(200, new KubeObjectList(info, new ListMeta { ResourceVersion = _revision.ToString() }, items));
    }

    private KubeResponse Create(KubeRequest request)
    {
        var value = (IKubeObject)request.Body!;
        if (_objects.ContainsKey(Key(request.Resource, value.Metadata.Namespace, value.Metadata.Name)))
        {
            throw Refuse(409, StatusReason.AlreadyExists, $"{request.Resource} \"{value.Metadata.Name}\" already exists");
        }

        return new KubeResponse(201, Store(request.Resource, value));
    }

    private KubeResponse Update(KubeRequest request)
    {
        var old = Existing(request);
        var value = (IKubeObject)request.Body!;
        if (value.Metadata.ResourceVersion.Length > 0 && value.Metadata.ResourceVersion != old.Metadata.ResourceVersion)
        {
            throw Refuse(409, StatusReason.Conflict, "the object has been modified");
        }

        value = (value, old) switch
        {
            (Pod pod, Pod before) when request.Subresource == "status" => before with { Status = pod.Status },
            (Node node, Node before) when request.Subresource == "status" => before with { Status = node.Status },
            _ => value,
        };
        return new KubeResponse(200, Store(request.Resource, value));
    }

    private KubeResponse Delete(KubeRequest request)
    {
        var old = Existing(request);
        if (request.Body is DeleteOptions { Preconditions.Uid: { } uid } && uid != old.Metadata.Uid)
        {
            throw Refuse(409, StatusReason.Conflict, "the uid does not match");
        }

        Remove(request.Resource, old);
        return new KubeResponse(200, old);
    }

    private IKubeObject Store(string resource, IKubeObject value)
    {
        var key = Key(resource, value.Metadata.Namespace, value.Metadata.Name);
        var isNew = !_objects.ContainsKey(key);
        var revision = ++_revision;
        value = value.WithMetadata(value.Metadata with
        {
            ResourceVersion = revision.ToString(),
            Uid = value.Metadata.Uid.Length > 0 ? value.Metadata.Uid : $"00000000-0000-4000-8000-{revision:d12}",
            CreationTimestamp = value.Metadata.CreationTimestamp.IsZero ? Time.FromDateTimeOffset(TimeProvider.System.GetUtcNow()) : value.Metadata.CreationTimestamp,
        });
        _objects[key] = value;
        Tell(resource, isNew ? WatchEventType.Added : WatchEventType.Modified, value);
        return value;
    }

    private void Remove(string resource, IKubeObject value)
    {
        _objects.Remove(Key(resource, value.Metadata.Namespace, value.Metadata.Name));
        ++_revision;
        Tell(resource, WatchEventType.Deleted, value.WithMetadata(value.Metadata with { ResourceVersion = _revision.ToString() }));
    }

    private void Tell(string resource, WatchEventType type, IKubeObject value)
    {
        foreach (var (request, channel) in _watches)
        {
            if (request.Resource == resource && Matches(request, value))
            {
                channel.Writer.TryWrite(new KubeWatchFrame(type, value));
            }
        }
    }
}
