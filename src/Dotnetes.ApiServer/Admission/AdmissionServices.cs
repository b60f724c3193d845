using Dotnetes.ApiServer.Authorization;
using Dotnetes.ApiServer.Resources;
using Dotnetes.Client;
using Microsoft.Extensions.Logging;

namespace Dotnetes.ApiServer.Admission;

/// <summary>What admission plugins are given.</summary>
internal sealed class AdmissionServices
{
    /// <summary>Reads of the server's caches.</summary>
    public required IResourceReader Reader { get; init; }

    /// <summary>The clock.</summary>
    public required TimeProvider Time { get; init; }

    /// <summary>Makes a name from a prefix.</summary>
    public required Func<string, string> NewName { get; init; }

    /// <summary>Whether somebody may do something.</summary>
    public required Func<AuthorizationAttributes, CancellationToken, ValueTask<bool>> IsAllowed { get; init; }

    /// <summary>The server's own client.</summary>
    public required Func<IKubeClient> Client { get; init; }

    /// <summary>What the plugins are told by configuration.</summary>
    public required AdmissionSettings Settings { get; init; }

    /// <summary>Where failures are logged.</summary>
    public required ILogger Logger { get; init; }
}
