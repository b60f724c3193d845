using Dotnetes.Api.Core.V1;
using Dotnetes.Api.Meta.V1;

namespace Dotnetes.Scheduler.Tests;

/// <summary>Short ways to say which nodes and pods there are.</summary>
internal static class Given
{
    public static Node Node(string name, string cpu = "4", string memory = "8Gi", string pods = "110") => new()
    {
        Metadata = new ObjectMeta { Name = name, Labels = ValueMap.Of(("kubernetes.io/hostname", name)) },
        Status = new NodeStatus { Allocatable = ValueMap.Of(("cpu", Quantity.Parse(cpu)), ("memory", Quantity.Parse(memory)), ("pods", Quantity.Parse(pods))) },
    };

    public static Pod Pod(string name, string cpu = "", string memory = "", int priority = 0) => new()
    {
        Metadata = new ObjectMeta { Name = name, Namespace = "default", Uid = name },
        Spec = new PodSpec
        {
            SchedulerName = "default-scheduler",
            Priority = priority,
            Containers = [new Container { Name = "c", Resources = new ResourceRequirements { Requests = Requests(cpu, memory) } }],
        },
    };

    public static ValueMap<Quantity> Requests(string cpu, string memory)
    {
        var result = default(ValueMap<Quantity>);
        result = cpu.Length > 0 ? result.With("cpu", Quantity.Parse(cpu)) : result;
        return memory.Length > 0 ? result.With("memory", Quantity.Parse(memory)) : result;
    }
}
