using Dotnetes.Api.Core.V1;
using Dotnetes.Client.Informers;
using Dotnetes.Client.Queues;
using Dotnetes.Client.Reconciling;
using Microsoft.Extensions.Logging;

namespace Dotnetes.Client.Tests.Samples;

internal sealed class Greeter(IInformer<ConfigMap> maps, IKubeClient client, IWorkQueue<ObjectKey> queue, ILogger logger)
    : Reconciler<ObjectKey>("greeter", queue, logger)
{
    protected override async ValueTask<TimeSpan?> Reconcile(ObjectKey key, CancellationToken cancellationToken)
    {
        if (maps.Get(key.Namespace, key.Name) is { } map && !map.Data.ContainsKey("greeting"))
        {
            await client.Update(map with { Data = map.Data.With("greeting", "hello") }, cancellationToken: cancellationToken);
        }

        return null;
    }
}
