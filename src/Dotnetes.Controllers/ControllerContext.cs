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
    /// <summary>A queue for a controller.</summary>
    public IWorkQueue<TKey> Queue<TKey>(string name)
        where TKey : notnull => new WorkQueue<TKey>(Time, name);
}
