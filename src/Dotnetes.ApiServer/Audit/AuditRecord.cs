using Dotnetes.Api.Audit.V1;
using Dotnetes.Api.Meta.V1;
using Dotnetes.ApiServer.Authentication;
using Dotnetes.ApiServer.Http;
using Dotnetes.ApiServer.Pipeline;
using AuthenticatedUser = Dotnetes.Api.Authentication.V1.UserInfo;

namespace Dotnetes.ApiServer.Audit;

/// <summary>
/// What is noted of one request while it is carried out, and the events made of it. One request has one at most; its stages follow each other, so nothing is locked.
/// </summary>
internal sealed class AuditRecord(ServerAudit audit, AuditDecision decision, Event first)
{
    private const string Truncated = "...TRUNCATED";
    private const int MaxUserAgentLength = 1024;
    private static readonly TimeSpan s_slow = TimeSpan.FromMilliseconds(500);

    private Event _event = first;
    private SortedDictionary<string, string>? _annotations;
    private IKubeKind? _request;
    private RequestBody? _patch;
    private ApiResponse? _response;
    private ResponseFormat _format;
    private bool _isOver;

    /// <summary>How much is kept.</summary>
    public AuditLevel Level => decision.Level;

    /// <summary>How long its parts take.</summary>
    public RequestLatencies Latencies { get; } = new();

    /// <summary>The first event of a request; only what is known before anything is done.</summary>
    public static Event FirstEvent(string id, string uri, string userAgent, ValueList<string> sources, UserInfo? user, RequestInfo info, AuditDecision decision, MicroTime received) => new()
    {
        Level = decision.Level.ToString(),
        AuditID = id,
        RequestUri = uri,
        Verb = info.Verb,
        User = user is null ? AuthenticatedUser.Empty : UserOf(user),
        SourceIPs = sources,
        UserAgent = userAgent.Length > MaxUserAgentLength ? userAgent[..MaxUserAgentLength] + Truncated : userAgent,
        ObjectRef = info.IsResource
            ? new ObjectReference
            {
                Resource = info.Resource,
                Namespace = info.Namespace,
                Name = info.Name,
                ApiGroup = info.Group,
                ApiVersion = info.Version,
                Subresource = info.Subresource,
            }
            : null,
        RequestReceivedTimestamp = received,
    };

    /// <summary>Notes something under a key; what was noted first stays.</summary>
    public void Annotate(string key, string value) => (_annotations ??= new(StringComparer.Ordinal)).TryAdd(key, value);

    /// <summary>Notes several things, each under its key.</summary>
    public void Annotate(ValueMap<string> notes)
    {
        foreach (var (key, value) in notes)
        {
            Annotate(key, value);
        }
    }

    /// <summary>Notes as whom the sender acts.</summary>
    /// <param name="user">The user.</param>
    /// <param name="constraint">The right by which that is allowed for this request only; empty where it is for all.</param>
    public void Impersonated(UserInfo user, string constraint = "") => _event = _event with
    {
        ImpersonatedUser = UserOf(user),
        AuthenticationMetadata = constraint.Length == 0 ? null : new AuthenticationMetadata { ImpersonationConstraint = constraint },
    };

    /// <summary>Notes the object that the request carries.</summary>
    public void Requested(IKubeKind value)
    {
        _request = value;
        if (_event.ObjectRef is not { } reference || value is not IKubeObject { Metadata: var metadata })
        {
            return;
        }

        _event = _event with
        {
            ObjectRef = reference with
            {
                Namespace = reference.Namespace.Length > 0 ? reference.Namespace : metadata.Namespace,
                Name = reference.Name.Length > 0 ? reference.Name : metadata.Name,
                Uid = reference.Uid.Length > 0 ? reference.Uid : metadata.Uid,
                ResourceVersion = reference.ResourceVersion.Length > 0 ? reference.ResourceVersion : metadata.ResourceVersion,
            },
        };
    }

    /// <summary>Notes the patch that the request carries.</summary>
    public void Patched(RequestBody patch) => _patch = patch;

    /// <summary>Notes the answer.</summary>
    /// <param name="response">The answer.</param>
    /// <param name="format">The form in which the client gets it.</param>
    public void Answered(ApiResponse response, ResponseFormat format)
    {
        _response = response;
        _format = format;
        if (response is ApiResponse.Value { Content: Status status })
        {
            SetStatus(status);
        }
    }

    /// <summary>Notes why the request fails.</summary>
    public void Failed(Status status)
    {
        _response = new ApiResponse.Value(status.Code, status);
        _format = default;
        SetStatus(status);
    }

    /// <summary>Makes the event of the beginning.</summary>
    /// <exception cref="ApiException">500: it could not be kept, and the request must not go on without.</exception>
    public async ValueTask Begin()
    {
        if (!await Emit(AuditStages.RequestReceived, _event.RequestReceivedTimestamp))
        {
            audit.Metrics.Rejected.Increment();
            throw ApiErrors.InternalError("failed to store audit event");
        }
    }

    /// <summary>Makes the event of the beginning of a long answer.</summary>
    public async ValueTask Started(int code)
    {
        SetCode(code);
        await Emit(AuditStages.ResponseStarted, audit.Now);
    }

    /// <summary>Makes the last event, unless there was one already.</summary>
    /// <param name="code">The code of the answer; 0 when none was sent.</param>
    /// <param name="isLong">Whether the answer was a long one.</param>
    public async ValueTask Complete(int code, bool isLong = false)
    {
        if (_isOver)
        {
            return;
        }

        if (code > 0)
        {
            SetCode(code);
        }
        else if (_event.ResponseStatus is null)
        {
            _event = _event with { ResponseStatus = new Status { Code = 200, StatusValue = "Success", Message = "Connection closed early" } };
            if (isLong)
            {
                await Emit(AuditStages.ResponseStarted, audit.Now);
            }
        }

        _isOver = true;
        var now = audit.Now;
        if (!isLong && now.ToDateTimeOffset() - _event.RequestReceivedTimestamp.ToDateTimeOffset() is var taken && taken > s_slow)
        {
            Annotate("apiserver.latency.k8s.io/total", Duration.FromTimeSpan(taken).ToString());
            foreach (var (key, elapsed) in Latencies.All())
            {
                Annotate(key, Duration.FromTimeSpan(elapsed).ToString());
            }
        }

        await Emit(AuditStages.ResponseComplete, now);
    }

    /// <summary>Notes the answer and makes the event that comes with it.</summary>
    public async ValueTask Ended(ApiResponse response, int code)
    {
        Answered(response, default);
        await (response is ApiResponse.Watch ? Started(code) : Complete(code));
    }

    /// <summary>Notes why the request fails and makes the last event.</summary>
    public async ValueTask Ended(Status status)
    {
        Failed(status);
        await Complete(status.Code);
    }

    /// <summary>Makes the last event of a request that the server failed at.</summary>
    public async ValueTask Panicked(Exception exception)
    {
        _isOver = true;
        _event = _event with
        {
            ResponseStatus = new Status { Code = 500, StatusValue = "Failure", Reason = "InternalError", Message = $"APIServer panic'd: {exception.GetType().Name}" },
        };
        await Emit(AuditStages.Panic, audit.Now);
    }

    /// <summary>Makes the only event of a request whose sender is not known.</summary>
    public async ValueTask Refused(Status status)
    {
        _isOver = true;
        Failed(status);
        await Emit(AuditStages.ResponseStarted, audit.Now);
    }

    private static AuthenticatedUser UserOf(UserInfo user) => new() { Username = user.Name, Uid = user.Uid, Groups = user.Groups, Extra = user.Extra };

    // Of the answer's Status only what has bounds.
    private void SetStatus(Status status) => _event = _event with
    {
        ResponseStatus = new Status { StatusValue = status.StatusValue, Message = status.Message, Reason = status.Reason, Details = status.Details, Code = status.Code },
    };

    private void SetCode(int code) => _event = _event with { ResponseStatus = (_event.ResponseStatus ?? new Status()) with { Code = code } };

    private ValueTask<bool> Emit(AuditStages stage, MicroTime at)
    {
        if ((decision.OmittedStages & stage) != 0)
        {
            return new(true);
        }

        _event = _event with { Stage = AuditStageNames.NameOf(stage), StageTimestamp = at };
        if (decision.Level >= AuditLevel.Request && _event.RequestObject is null)
        {
            _event = _event with
            {
                RequestObject = _patch is not null ? AuditBodies.Of(_patch) : _request is not null ? AuditBodies.Of(_request, decision.OmitManagedFields) : null,
            };
        }

        if (decision.Level == AuditLevel.RequestResponse && _response is not null)
        {
            _event = _event with { ResponseObject = AuditBodies.Of(_response, _format, decision.OmitManagedFields, audit.Time) };
        }

        if (_annotations is not null)
        {
            _event = _event with { Annotations = _annotations.ToValueMap() };
        }

        return audit.Write(_event);
    }
}
