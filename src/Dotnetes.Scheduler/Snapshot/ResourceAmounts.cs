using Dotnetes.Api.Core.V1;

namespace Dotnetes.Scheduler.Snapshot;

/// <summary>Amounts of resources as numbers: CPU in thousandths of a core, memory and storage in bytes, others in their own unit.</summary>
public sealed class ResourceAmounts
{
    private static readonly IReadOnlyDictionary<string, long> s_none = new Dictionary<string, long>();
    private Dictionary<string, long>? _others;

    /// <summary>Thousandths of a core.</summary>
    public long MilliCpu { get; set; }

    /// <summary>Bytes of memory.</summary>
    public long Memory { get; set; }

    /// <summary>Bytes of local storage.</summary>
    public long EphemeralStorage { get; set; }

    /// <summary>Extended resources, huge pages and attachable volumes.</summary>
    public IReadOnlyDictionary<string, long> Others => _others ?? s_none;

    /// <summary>Whether everything is zero.</summary>
    public bool IsZero => MilliCpu == 0 && Memory == 0 && EphemeralStorage == 0 && Others.Count == 0;

    /// <summary>Reads a resource list.</summary>
    public static ResourceAmounts From(ValueMap<Quantity> list)
    {
        var amounts = new ResourceAmounts();
        foreach (var (name, quantity) in list)
        {
            amounts.Set(name, InUnits(name, quantity));
        }

        return amounts;
    }

    /// <summary>The amount in the unit in which this type counts that resource, rounded up.</summary>
    public static long InUnits(string name, Quantity quantity) => name == ResourceName.Cpu ? quantity.MilliValue() : quantity.Value();

    /// <summary>The amount of a resource.</summary>
    public long Get(string name) => name switch
    {
        ResourceName.Cpu => MilliCpu,
        ResourceName.Memory => Memory,
        ResourceName.EphemeralStorage => EphemeralStorage,
        _ => Others.GetValueOrDefault(name),
    };

    /// <summary>Sets the amount of a resource.</summary>
    public void Set(string name, long amount)
    {
        switch (name)
        {
            case ResourceName.Cpu:
                MilliCpu = amount;
                break;
            case ResourceName.Memory:
                Memory = amount;
                break;
            case ResourceName.EphemeralStorage:
                EphemeralStorage = amount;
                break;
            default:
                (_others ??= new(StringComparer.Ordinal))[name] = amount;
                break;
        }
    }

    /// <summary>Adds other amounts.</summary>
    public void Add(ResourceAmounts other)
    {
        MilliCpu += other.MilliCpu;
        Memory += other.Memory;
        EphemeralStorage += other.EphemeralStorage;
        foreach (var (name, amount) in other.Others)
        {
            Set(name, Get(name) + amount);
        }
    }

    /// <summary>Raises each amount to at least that of <paramref name="other"/>.</summary>
    public void Max(ResourceAmounts other)
    {
        MilliCpu = Math.Max(MilliCpu, other.MilliCpu);
        Memory = Math.Max(Memory, other.Memory);
        EphemeralStorage = Math.Max(EphemeralStorage, other.EphemeralStorage);
        foreach (var (name, amount) in other.Others)
        {
            Set(name, Math.Max(Get(name), amount));
        }
    }
}
