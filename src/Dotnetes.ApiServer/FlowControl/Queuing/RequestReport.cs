using Dotnetes.ApiServer.Authentication;
using Dotnetes.ApiServer.Pipeline;

namespace Dotnetes.ApiServer.FlowControl.Queuing;

/// <summary>A request at one moment.</summary>
/// <param name="Schema">Its flow schema.</param>
/// <param name="Distinguisher">What sets its flow apart.</param>
/// <param name="Work">Its estimated work.</param>
/// <param name="Arrived">When it came.</param>
/// <param name="Started">When it got its seats; null when it waits.</param>
/// <param name="Info">Method and path.</param>
/// <param name="User">The sender.</param>
internal sealed record RequestReport(
    string Schema, string Distinguisher, WorkEstimate Work, DateTimeOffset Arrived, DateTimeOffset? Started, RequestInfo? Info, UserInfo? User);
