using Dotnetes.Api.ApiExtensions.V1;
using Dotnetes.Machinery.Validation;

namespace Dotnetes.ApiServer.Resources.ApiExtensions;

/// <summary>Definitions of custom resources.</summary>
public sealed class CustomResourceDefinitionStrategy() : StatusStrategy<CustomResourceDefinition, CustomResourceDefinitionSpec, CustomResourceDefinitionStatus>(
    d => d.Spec,
    (d, s) => d with { Spec = s },
    d => d.Status,
    (d, s) => d with { Status = s },
    CustomResourceDefinitionStatus.Empty,
    countsGenerations: true)
{
    private const int HttpsPort = 443;

    /// <summary>How definitions are stored.</summary>
    public static ResourceConversion Conversion { get; } =
        ResourceConversion.Of<CustomResourceDefinition, Api.ApiExtensions.V1Beta1.CustomResourceDefinition>(CustomResourceDefinitionConversion.ToV1Beta1, CustomResourceDefinitionConversion.ToV1);

    /// <inheritdoc />
    public override MetadataRules Metadata { get; } = MetadataRules.ChangesAgain with { NamesFinalizers = false };

    /// <inheritdoc />
    public override bool AllowUnconditionalUpdate => false;

    /// <inheritdoc />
    public override CustomResourceDefinition Default(CustomResourceDefinition value)
    {
        var spec = value.Spec;
        var names = spec.Names;
        if (names.Singular.Length == 0 || (names.ListKind.Length == 0 && names.Kind.Length > 0))
        {
            names = names with
            {
                Singular = names.Singular.Length > 0 ? names.Singular : names.Kind.ToLowerInvariant(),
                ListKind = names.ListKind.Length > 0 || names.Kind.Length == 0 ? names.ListKind : names.Kind + "List",
            };
        }

        // A kind without any name stays as it is, also the second time.
        names = names == spec.Names ? spec.Names : names;
        var conversion = spec.Conversion switch
        {
            null => new() { Strategy = "None" },
            { Webhook.ClientConfig.Service: { Port: null } service } c => c with { Webhook = c.Webhook with { ClientConfig = c.Webhook.ClientConfig with { Service = service with { Port = HttpsPort } } } },
            var c => c,
        };
        if (!ReferenceEquals(names, spec.Names) || !ReferenceEquals(conversion, spec.Conversion))
        {
            value = value with { Spec = spec with { Names = names, Conversion = conversion } };
        }

        return value.Status.StoredVersions.IsEmpty && spec.Versions.Find(v => v.Storage) is { } stored
            ? value with { Status = value.Status with { StoredVersions = [stored.Name] } }
            : value;
    }

    /// <inheritdoc />
    public override CustomResourceDefinition PrepareForCreate(CustomResourceDefinition value, StrategyContext context) => value with
    {
        Status = new() { StoredVersions = [.. value.Spec.Versions.Where(v => v.Storage).Select(v => v.Name)] },
    };

    /// <inheritdoc />
    public override CustomResourceDefinition PrepareForUpdate(CustomResourceDefinition value, CustomResourceDefinition old, StrategyContext context)
    {
        var status = old.Status;
        foreach (var version in value.Spec.Versions)
        {
            if (version.Storage && !status.StoredVersions.Contains(version.Name))
            {
                status = status with { StoredVersions = status.StoredVersions.Add(version.Name) };
            }
        }

        return value with { Status = status };
    }

    /// <inheritdoc />
    public override void ValidateCreate(CustomResourceDefinition value, StrategyContext context, FieldErrorList errors) =>
        CustomResourceDefinitionValidation.Validate(value, null, errors);

    /// <inheritdoc />
    public override void ValidateUpdate(CustomResourceDefinition value, CustomResourceDefinition old, StrategyContext context, FieldErrorList errors) =>
        CustomResourceDefinitionValidation.Validate(value, old, errors);

    /// <inheritdoc />
    public override void ValidateSubresource(CustomResourceDefinition value, CustomResourceDefinition old, StrategyContext context, FieldErrorList errors) =>
        CustomResourceDefinitionValidation.Status(value.Status, errors);
}
