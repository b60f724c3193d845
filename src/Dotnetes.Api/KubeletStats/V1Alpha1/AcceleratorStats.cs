namespace Dotnetes.Api.KubeletStats.V1Alpha1;

/// <summary>Memory and utilization of a hardware accelerator, such as a graphics card.</summary>
[ApiType(Proto = false)]
public sealed partial record AcceleratorStats
{
    [Field("make", Omit = Omit.Never, Required = true)]
    public string Make { get; init; } = "";

    [Field("model", Omit = Omit.Never, Required = true)]
    public string Model { get; init; } = "";

    [Field("id", Omit = Omit.Never, Required = true)]
    public string Id { get; init; } = "";

    [Field("memoryTotal", Omit = Omit.Never, Required = true)]
    public ulong MemoryTotal { get; init; }

    [Field("memoryUsed", Omit = Omit.Never, Required = true)]
    public ulong MemoryUsed { get; init; }

    [Field("dutyCycle", Omit = Omit.Never, Required = true)]
    public ulong DutyCycle { get; init; }
}
