using Dotnetes.Client;
using Dotnetes.Client.Events;
using Dotnetes.Client.Informers;
using Dotnetes.Client.Queues;
using Microsoft.Extensions.Logging;

namespace Dotnetes.Controllers;

/// <summary>What every controller is given.</summary>
/// <param name="Client">The API, with the identity of the controller manager.</param>
/// <param name="Informers">Shared caches.</param>
/// <param name="Events">Where users are told.</param>
/// <param name="Time">The clock.</param>
/// <param name="Random">The source of randomness.</param>
/// <param name="Logging">Makes loggers.</param>
public sealed record ControllerContext(IKubeClient Client, IInformerFactory Informers, IEventRecorder Events, TimeProvider Time, Random Random, ILoggerFactory Logging)
{
    /// <summary>Clients with the identities of service accounts of kube-system, by their names; null when all controllers act as the controller manager.</summary>
    public Func<string, IKubeClient>? ClientFor { get; init; }

    /// <summary>The same for a controller that acts as a service account, and so may do no more than its own role grants. What it watches is shared with the others.</summary>
    /// <param name="account">The service account in kube-system.</param>
    /// <param name="events">The component that its events name; the account's name when null.</param>
    public ControllerContext As(string account, string? events = null) =>
        this with { Client = ClientFor is null ? Client : ClientFor(account), Events = Events.As(events ?? account) };

    /// <summary>A queue for a controller.</summary>
    public IWorkQueue<TKey> Queue<TKey>(string name)
        where TKey : notnull => new WorkQueue<TKey>(Time, name);
}
