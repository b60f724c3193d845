using Dotnetes.ApiServer.Admission;
using Dotnetes.ApiServer.Resources;
using Dotnetes.Client;
using Microsoft.Extensions.Logging;

namespace Dotnetes.ApiServer.Registry;

/// <summary>What all endpoints share.</summary>
internal sealed class ServerServices
{
    /// <summary>The clock.</summary>
    public required TimeProvider Time { get; init; }

    /// <summary>Where unique names and ids come from.</summary>
    public required IdentitySource Identities { get; init; }

    /// <summary>The admission chain.</summary>
    public required AdmissionChain Admission { get; init; }

    /// <summary>The subresources with a behaviour of their own.</summary>
    public required IReadOnlyList<ISubresource> Subresources { get; init; }

    /// <summary>Reads for strategies.</summary>
    public required IResourceReader Reader { get; init; }

    /// <summary>The server as a client of itself, for strategies that write other objects.</summary>
    public required Func<IKubeClient> Client { get; init; }

    /// <summary>The resources of the moment.</summary>
    public required Func<TableSnapshot> Table { get; init; }

    /// <summary>Where failures are logged.</summary>
    public required ILogger Logger { get; init; }

    /// <summary>Ends when the server stops.</summary>
    public required CancellationToken Stopping { get; init; }
}
