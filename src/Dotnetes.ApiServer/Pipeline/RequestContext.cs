using Dotnetes.ApiServer.Audit;
using Dotnetes.ApiServer.Authentication;

namespace Dotnetes.ApiServer.Pipeline;

/// <summary>One request on its way through the pipeline, whatever brought it.</summary>
internal sealed class RequestContext
{
    private List<string>? _warnings;
    private RequestContext? _outer;

    /// <summary>Method and path.</summary>
    public required RequestInfo Info { get; init; }

    /// <summary>Who sent it.</summary>
    public required UserInfo User { get; init; }

    /// <summary>The query.</summary>
    public QueryParameters Query { get; init; } = QueryParameters.None;

    /// <summary>The body.</summary>
    public RequestBody Body { get; init; } = RequestBody.None;

    /// <summary>The User-Agent header, from which field managers get their names.</summary>
    public string UserAgent { get; init; } = "";

    /// <summary>The HTTP method; empty for requests in process.</summary>
    public string Method { get; init; } = "";

    /// <summary>What is noted of the request for the audit log; null when nothing is.</summary>
    public AuditRecord? Audit { get; set; }

    /// <summary>Asks whether the sender may do something else on the way, such as create what a patch does not find; null where nobody is asked.</summary>
    public Func<RequestContext, ValueTask>? Authorize { get; set; }

    /// <summary>Ends when the client goes away.</summary>
    public CancellationToken Cancelled { get; init; }

    /// <summary>The texts for Warning headers so far.</summary>
    public IReadOnlyList<string> Warnings => _warnings ?? [];

    /// <summary>The same request, seen as one for another resource or part of it.</summary>
    public RequestContext For(RequestInfo info) => new()
    {
        Info = info,
        User = User,
        Query = Query,
        Body = Body,
        UserAgent = UserAgent,
        Method = Method,
        Audit = Audit,
        Authorize = Authorize,
        Cancelled = Cancelled,
        _outer = this,
    };

    /// <summary>Makes sure that the sender may do what the request turned out to need.</summary>
    /// <exception cref="ApiException">403.</exception>
    public ValueTask CheckVerb(string verb) => Authorize?.Invoke(For(Info with { Verb = verb })) ?? default;

    /// <summary>Adds a text for a Warning header; repeated ones are left out.</summary>
    public void Warn(string text)
    {
        if (_outer is not null)
        {
            _outer.Warn(text);
            return;
        }

        _warnings ??= [];
        if (!_warnings.Contains(text))
        {
            _warnings.Add(text);
        }
    }
}
