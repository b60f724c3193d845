using Dotnetes.Api.Core.V1;
using Dotnetes.Api.Meta.V1;
using Dotnetes.Machinery.Quotas;

namespace Dotnetes.ApiServer.Admission.Plugins;

/// <summary>Lets pods be resized only on Linux nodes, and only to what their node could give (KEP-1287).</summary>
public sealed class PodResizeValidator(AdmissionServices services) : IAdmissionPlugin
{
    /// <inheritdoc/>
    public string Name => "PodResizeValidator";

    /// <inheritdoc/>
    public AdmissionPhases Phases => AdmissionPhases.Validating;

    /// <inheritdoc/>
    public bool Handles(AdmissionOperation operation) => operation == AdmissionOperation.Update;

    /// <inheritdoc/>
    public async ValueTask Validate(AdmissionAttributes attributes, CancellationToken cancellationToken)
    {
        if (!attributes.IsFor("", "pods", "resize")
            || attributes is not { Object: Pod { Spec.NodeName.Length: > 0 } pod, OldObject: Pod old }
            || pod.Metadata.Generation == old.Metadata.Generation)
        {
            return;
        }

        var name = pod.Spec.NodeName;
        var node = await services.Find<Node>("", name, cancellationToken) ?? throw attributes.Forbidden($"node {GoText.Quote(name)} not found");
        if (node.Metadata.Labels.TryGetValue("kubernetes.io/os", out var os) && os != "linux")
        {
            throw Refusal(attributes, $"pod resize is only supported on linux nodes, node {GoText.Quote(name)} is {GoText.Quote(os)}", "UnsupportedPlatform");
        }

        var requests = PodResources.Requests(pod with { Status = PodStatus.Empty });
        var (cpu, freeCpu) = (requests.GetValueOrDefault(ResourceName.Cpu), node.Status.Allocatable.GetValueOrDefault(ResourceName.Cpu));
        var (memory, freeMemory) = (requests.GetValueOrDefault(ResourceName.Memory), node.Status.Allocatable.GetValueOrDefault(ResourceName.Memory));
        var missing = new List<string>();
        if (cpu > freeCpu)
        {
            missing.Add($"cpu, requested: {cpu.MilliValue()}, allocatable: {freeCpu.MilliValue()}");
        }

        if (memory > freeMemory)
        {
            missing.Add($"memory, requested: {memory.Value()}, allocatable: {freeMemory.Value()}");
        }

        if (missing.Count > 0)
        {
            throw Refusal(attributes, $"node didn't have enough allocatable resources: {string.Join("; ", missing)}", "NodeCapacity");
        }
    }

    private static ApiException Refusal(AdmissionAttributes attributes, string reason, string cause)
    {
        var status = attributes.Forbidden(reason).Status;
        return new(status with { Details = status.Details! with { Causes = [new StatusCause { Reason = cause }] } });
    }
}
