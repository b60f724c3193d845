using Dotnetes.Api.Core.V1;
using Dotnetes.Api.Meta.V1;
using Dotnetes.ApiServer.Pipeline;
using Dotnetes.ApiServer.Registry;
using Dotnetes.ApiServer.Resources;
using Dotnetes.Machinery.Validation;

namespace Dotnetes.ApiServer.Subresources;

/// <summary>Gives a pod its node: what schedulers post.</summary>
internal sealed class BindingSubresource(TimeProvider time) : ISubresource
{
    private static readonly KindCodec Codec = KindCodec.Of<Binding>();

    /// <inheritdoc/>
    public string Name => "binding";

    /// <inheritdoc/>
    public bool Serves(ResourceDefinition definition) => definition.Codec.Type == typeof(Pod);

    /// <inheritdoc/>
    public async ValueTask<ApiResponse> Send(RequestContext context, ResourceEndpoint endpoint)
    {
        var options = context.Query.ToCreateOptions();
        var binding = (Binding)BodyDecoder.Decode(context, Codec, options.FieldValidation);
        if (binding.Metadata.Name != context.Info.Name)
        {
            throw ApiErrors.BadRequest($"name in URL does not match name in Binding object");
        }

        Validate(binding);
        binding = (Binding)await endpoint.Admit(context, binding, options, !options.DryRun.IsEmpty);
        await endpoint.Rewrite(context, options.DryRun, current => Bind((Pod)current, binding));
        return new ApiResponse.Value(201, new Status { StatusValue = "Success", Code = 201 });
    }

    private static void Validate(Binding binding)
    {
        var errors = new FieldErrorList();
        if (binding.Target.Kind is not ("" or "Node"))
        {
            errors.Add(FieldError.NotSupported(FieldPath.Of("target", "kind"), binding.Target.Kind, "Node", "<empty>"));
        }

        if (binding.Target.Name.Length == 0)
        {
            errors.Add(FieldError.Required(FieldPath.Of("target", "name")));
        }

        if (!errors.IsEmpty)
        {
            // Upstream says the bare errors here, with 500.
            throw ApiErrors.BadRequest(errors.ToString());
        }
    }

    private Pod Bind(Pod pod, Binding binding)
    {
        var name = pod.Metadata.Name;
        if (binding.Metadata.Uid.Length > 0 && binding.Metadata.Uid != pod.Metadata.Uid)
        {
            throw ApiErrors.Conflict("", "pods", name, $"Precondition failed: UID in precondition: {binding.Metadata.Uid}, UID in object meta: {pod.Metadata.Uid}");
        }

        if (binding.Metadata.ResourceVersion.Length > 0 && binding.Metadata.ResourceVersion != pod.Metadata.ResourceVersion)
        {
            throw ApiErrors.Conflict("", "pods", name, $"Precondition failed: ResourceVersion in precondition: {binding.Metadata.ResourceVersion}, ResourceVersion in object meta: {pod.Metadata.ResourceVersion}");
        }

        if (pod.Metadata.DeletionTimestamp is not null)
        {
            throw ApiErrors.Conflict("", "pods/binding", name, $"pod {name} is being deleted, cannot be assigned to a host");
        }

        if (pod.Spec.NodeName.Length > 0)
        {
            throw ApiErrors.Conflict("", "pods/binding", name, $"pod {name} is already assigned to node {GoText.Quote(pod.Spec.NodeName)}");
        }

        if (!pod.Spec.SchedulingGates.IsEmpty)
        {
            throw ApiErrors.Conflict("", "pods/binding", name, $"pod {name} has non-empty .spec.schedulingGates");
        }

        return pod with
        {
            Metadata = pod.Metadata with
            {
                Annotations = binding.Metadata.Annotations.IsEmpty ? pod.Metadata.Annotations : pod.Metadata.Annotations.WithAll(binding.Metadata.Annotations),
                Labels = binding.Metadata.Labels.IsEmpty ? pod.Metadata.Labels : pod.Metadata.Labels.WithAll(binding.Metadata.Labels),
            },
            Spec = pod.Spec with { NodeName = binding.Target.Name },
            Status = pod.Status with { Conditions = Scheduled(pod.Status.Conditions) },
        };
    }

    private ValueList<PodCondition> Scheduled(ValueList<PodCondition> conditions)
    {
        const string Type = "PodScheduled";
        var index = conditions.FindIndex(c => c.Type == Type);
        if (index >= 0 && conditions[index].Status == "True")
        {
            return conditions;
        }

        var scheduled = new PodCondition { Type = Type, Status = "True", LastTransitionTime = Time.FromDateTimeOffset(time.GetUtcNow()) };
        return index >= 0 ? conditions.SetItem(index, scheduled) : conditions.Add(scheduled);
    }
}
