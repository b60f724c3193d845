using System.Runtime.CompilerServices;
using Dotnetes.Grpc.Server;
using Dotnetes.Serialization.Collections;

namespace Dotnetes.Grpc.Health;

/// <summary>
/// The server side of <c>grpc.health.v1</c>: remembers what the program says about its services and tells who asks or watches.
/// The server as a whole is the service with the empty name; it serves unless said otherwise.
/// </summary>
public sealed class HealthService
{
    private readonly Lock _lock = new();
    private ValueMap<ServingStatus> _statuses = ValueMap.Of(("", ServingStatus.Serving));
    private TaskCompletionSource _changed = NewSignal();

    /// <summary>Says how a service is. Watchers are told when that is news.</summary>
    public void Set(string service, ServingStatus status)
    {
        TaskCompletionSource changed;
        lock (_lock)
        {
            if (_statuses.TryGetValue(service, out var before) && before == status)
            {
                return;
            }

            _statuses = _statuses.Append(new(service, status)).ToValueMap();
            changed = _changed;
            _changed = NewSignal();
        }

        changed.SetResult();
    }

    /// <summary>Adds the three methods of the health service.</summary>
    public void AddTo(GrpcServiceBuilder services) => services
        .Unary(GrpcHealth.Check, (request, _) => ValueTask.FromResult(Check(request)))
        .Unary(GrpcHealth.List, (_, _) => ValueTask.FromResult(List()))
        .ServerStream(GrpcHealth.Watch, (request, context) => Watch(request, context.CancellationToken));

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private HealthCheckResponse Check(HealthCheckRequest request)
    {
        var (statuses, _) = Current();
        return statuses.TryGetValue(request.Service, out var status)
            ? new HealthCheckResponse { Status = status }
            : throw new GrpcException(GrpcStatusCode.NotFound, "unknown service");
    }

    private HealthListResponse List()
    {
        var (statuses, _) = Current();
        return new HealthListResponse
        {
            Statuses = statuses.Select(s => KeyValuePair.Create(s.Key, new HealthCheckResponse { Status = s.Value })).ToValueMap(),
        };
    }

    private async IAsyncEnumerable<HealthCheckResponse> Watch(HealthCheckRequest request, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        ServingStatus? told = null;
        while (true)
        {
            var (statuses, changed) = Current();
            var status = statuses.GetValueOrDefault(request.Service, ServingStatus.ServiceUnknown);
            if (status != told)
            {
                told = status;
                yield return new HealthCheckResponse { Status = status };
            }

            await changed.WaitAsync(cancellationToken);
        }
    }

    private (ValueMap<ServingStatus> Statuses, Task Changed) Current()
    {
        lock (_lock)
        {
            return (_statuses, _changed.Task);
        }
    }
}
