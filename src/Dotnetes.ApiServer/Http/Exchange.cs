using Dotnetes.ApiServer.Audit;
using Dotnetes.ApiServer.Authentication;
using Dotnetes.ApiServer.FlowControl;
using Dotnetes.ApiServer.Pipeline;

namespace Dotnetes.ApiServer.Http;

/// <summary>How far a request has come, so that it can be ended properly wherever it fails.</summary>
internal sealed class Exchange
{
    public RequestDeadline? Deadline { get; set; }

    public AuthenticationResult Sender { get; set; }

    public AuditRecord? Record { get; set; }

    public RequestContext? Context { get; set; }
}
