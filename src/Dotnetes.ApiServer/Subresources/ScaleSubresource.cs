using Dotnetes.Api.Autoscaling.V1;
using Dotnetes.Api.Meta.V1;
using Dotnetes.ApiServer.Patching;
using Dotnetes.ApiServer.Pipeline;
using Dotnetes.ApiServer.Registry;
using Dotnetes.ApiServer.Resources;
using Dotnetes.Client;
using Dotnetes.Machinery.Json;
using Dotnetes.Machinery.Validation;

namespace Dotnetes.ApiServer.Subresources;

/// <summary>The number of replicas of any kind that has them, as autoscaling/v1 Scale.</summary>
internal sealed class ScaleSubresource : ISubresource
{
    private static readonly KindCodec Codec = KindCodec.Of<Scale>();

    /// <inheritdoc/>
    public string Name => "scale";

    /// <inheritdoc/>
    public bool Serves(ResourceDefinition definition) => ScaleAccess.Knows(definition.Codec.Type);

    /// <inheritdoc/>
    public async ValueTask<ApiResponse> Send(RequestContext context, ResourceEndpoint endpoint)
    {
        if (context.Info.Verb == "get")
        {
            return new ApiResponse.Value(200, ScaleOf(await endpoint.Read(context)));
        }

        return context.Info.Verb == "patch" ? await Patch(context, endpoint) : await Update(context, endpoint);
    }

    private static async ValueTask<ApiResponse> Update(RequestContext context, ResourceEndpoint endpoint)
    {
        var options = context.Query.ToUpdateOptions();
        var scale = (Scale)BodyDecoder.Decode(context, Codec, options.FieldValidation);
        CheckName(context, scale);
        var changed = await endpoint.ChangeWhole(context, options, options.DryRun, View(context, endpoint), current => Apply(context, endpoint, current, scale));
        return new ApiResponse.Value(200, ScaleOf(changed));
    }

    private static async ValueTask<ApiResponse> Patch(RequestContext context, ResourceEndpoint endpoint)
    {
        var options = endpoint.PatchOptionsOf(context);
        if (context.Body.MediaType == ObjectPatch.ApplyYaml)
        {
            var config = ResourceEndpoint.ReadConfiguration(context, options);
            return new ApiResponse.Value(200, ScaleOf(await endpoint.ApplyWhole(context, options, View(context, endpoint), OfParent(config, endpoint.Definition))));
        }

        var patch = PatchEngine.Open(context.Body, Codec);
        var changed = await endpoint.ChangeWhole(context, options, options.DryRun, View(context, endpoint), current =>
        {
            var scale = (Scale)PatchEngine.Patch(context, patch, ScaleOf(current), Codec, options);
            CheckName(context, scale);
            return Apply(context, endpoint, current, scale);
        });
        return new ApiResponse.Value(200, ScaleOf(changed));
    }

    // What somebody applies to the scale, as a configuration of the object itself.
    private static JsonObject OfParent(JsonObject config, ResourceDefinition definition)
    {
        var (apiVersion, kind) = (config.Get("apiVersion")?.AsString ?? "", config.Get("kind")?.AsString ?? "");
        if (apiVersion != Codec.Info.ApiVersion || kind != Codec.Info.Kind)
        {
            throw ApiErrors.BadRequest($"invalid object type: {Machinery.Schema.GroupVersionKind.FromApiVersionAndKind(apiVersion, kind)}");
        }

        var whole = JsonObject.Empty
            .With("apiVersion", new JsonString(definition.Info.ApiVersion))
            .With("kind", new JsonString(definition.Info.Kind));
        foreach (var name in (ReadOnlySpan<string>)["metadata", "spec"])
        {
            whole = config.Get(name) is { } value ? whole.With(name, value) : whole;
        }

        return whole;
    }

    // Plugins judge the scale, not the object behind it.
    private static AdmissionView View(RequestContext context, ResourceEndpoint endpoint) => new(
        new(Codec.Info.Group, Codec.Info.Version, Codec.Info.Kind), "scale", ScaleOf, (whole, scale) => Apply(context, endpoint, whole, (Scale)scale));

    private static void CheckName(RequestContext context, Scale scale)
    {
        if (scale.Metadata.Name.Length == 0)
        {
            throw ApiErrors.BadRequest($"the name of the object ({context.Info.Name} based on URL) was undeterminable: name must be provided");
        }

        if (scale.Metadata.Name != context.Info.Name)
        {
            throw ApiErrors.BadRequest($"the name of the object ({scale.Metadata.Name}) does not match the name on the URL ({context.Info.Name})");
        }
    }

    private static IKubeObject Apply(RequestContext context, ResourceEndpoint endpoint, IKubeObject current, Scale scale)
    {
        var errors = ObjectMetaValidation.Validate(scale.Metadata, isNamespaced: true, ObjectNames.IsDnsSubdomain, FieldPath.Of("metadata"));
        MetadataChecks.ValidateFinalizerNames(scale.Metadata.Finalizers, errors);
        if (scale.Spec.Replicas < 0)
        {
            errors.Add(FieldError.Invalid(FieldPath.Of("spec", "replicas"), scale.Spec.Replicas, ValidationMessages.NotNegative));
        }

        if (!errors.IsEmpty)
        {
            throw ApiErrors.Invalid("autoscaling", "Scale", context.Info.Name, errors);
        }

        if (scale.Metadata.Uid.Length > 0 && scale.Metadata.Uid != current.Metadata.Uid)
        {
            var key = endpoint.StoredKey(context, !context.Query.ToUpdateOptions().DryRun.IsEmpty);
            throw ApiErrors.StaleIdentity(endpoint.Definition.Info.Group, endpoint.Definition.Info.Plural, context.Info.Name, key, scale.Metadata.Uid, current.Metadata.Uid);
        }

        var changed = ScaleAccess.WithReplicas(current, scale.Spec.Replicas);
        return changed.WithMetadata(changed.Metadata with { ResourceVersion = scale.Metadata.ResourceVersion });
    }

    private static Scale ScaleOf(IKubeObject value)
    {
        var (wanted, present, selector) = ScaleAccess.Read(value);
        return new Scale
        {
            Metadata = new ObjectMeta
            {
                Name = value.Metadata.Name,
                Namespace = value.Metadata.Namespace,
                Uid = value.Metadata.Uid,
                ResourceVersion = value.Metadata.ResourceVersion,
                CreationTimestamp = value.Metadata.CreationTimestamp,
            },
            Spec = new ScaleSpec { Replicas = wanted },
            Status = new ScaleStatus { Replicas = present, Selector = selector },
        };
    }
}
