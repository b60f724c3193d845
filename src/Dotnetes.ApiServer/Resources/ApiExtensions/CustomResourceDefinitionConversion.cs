using Dotnetes.Serialization.Protobuf;
using Served = Dotnetes.Api.ApiExtensions.V1;
using Stored = Dotnetes.Api.ApiExtensions.V1Beta1;

namespace Dotnetes.ApiServer.Resources.ApiExtensions;

/// <summary>Definitions are stored in v1beta1, where what all versions share stands once beside them and the conversion webhook is flat.</summary>
internal static class CustomResourceDefinitionConversion
{
    public static Stored.CustomResourceDefinition ToV1Beta1(Served.CustomResourceDefinition value)
    {
        // All else has the same shape on the wire.
        var conversion = value.Spec.Conversion;
        var flat = ProtoCodec.Decode<Stored.CustomResourceDefinition>(ProtoCodec.Encode(value with { Spec = value.Spec with { Conversion = null } }));
        var spec = flat.Spec with
        {
            Version = flat.Spec.Versions.IsEmpty ? "" : flat.Spec.Versions[0].Name,
            PreserveUnknownFields = value.Spec.PreserveUnknownFields,
            Conversion = conversion is null ? null : new()
            {
                Strategy = conversion.Strategy,
                ConversionReviewVersions = conversion.Webhook?.ConversionReviewVersions ?? default,
                WebhookClientConfig = conversion.Webhook?.ClientConfig is { } client ? ProtoCodec.Decode<Stored.WebhookClientConfig>(ProtoCodec.Encode(client)) : null,
            },
        };
        return flat with { Spec = Hoist(spec) };
    }

    public static Served.CustomResourceDefinition ToV1(Stored.CustomResourceDefinition value)
    {
        var conversion = value.Spec.Conversion;
        var spec = Lower(value.Spec) with { Conversion = null };
        var served = ProtoCodec.Decode<Served.CustomResourceDefinition>(ProtoCodec.Encode(value with { Spec = spec }));
        return served with
        {
            Spec = served.Spec with
            {
                PreserveUnknownFields = value.Spec.PreserveUnknownFields ?? true,
                Conversion = conversion is null ? null : new()
                {
                    Strategy = conversion.Strategy,
                    Webhook = conversion.WebhookClientConfig is null && conversion.ConversionReviewVersions.IsEmpty ? null : new()
                    {
                        ConversionReviewVersions = conversion.ConversionReviewVersions,
                        ClientConfig = conversion.WebhookClientConfig is { } client ? ProtoCodec.Decode<Served.WebhookClientConfig>(ProtoCodec.Encode(client)) : null,
                    },
                },
            },
        };
    }

    private static Stored.CustomResourceDefinitionSpec Hoist(Stored.CustomResourceDefinitionSpec spec)
    {
        if (spec.Versions.IsEmpty)
        {
            return spec;
        }

        var first = spec.Versions[0];
        if (!spec.Versions.Any(v => v.SchemaValue != first.SchemaValue))
        {
            spec = spec with { Validation = first.SchemaValue, Versions = spec.Versions.Map(v => v with { SchemaValue = null }) };
        }

        if (!spec.Versions.Any(v => v.Subresources != first.Subresources))
        {
            spec = spec with { Subresources = first.Subresources, Versions = spec.Versions.Map(v => v with { Subresources = null }) };
        }

        if (!spec.Versions.Any(v => v.AdditionalPrinterColumns != first.AdditionalPrinterColumns))
        {
            spec = spec with { AdditionalPrinterColumns = first.AdditionalPrinterColumns, Versions = spec.Versions.Map(v => v with { AdditionalPrinterColumns = default }) };
        }

        return spec.Versions.Any(v => v.SelectableFields != first.SelectableFields)
            ? spec
            : spec with { SelectableFields = first.SelectableFields, Versions = spec.Versions.Map(v => v with { SelectableFields = default }) };
    }

    private static Stored.CustomResourceDefinitionSpec Lower(Stored.CustomResourceDefinitionSpec spec)
    {
        var versions = spec.Versions.IsEmpty && spec.Version.Length > 0 ? [new() { Name = spec.Version, Served = true, Storage = true }] : spec.Versions;
        return spec with
        {
            Validation = null,
            Subresources = null,
            AdditionalPrinterColumns = default,
            SelectableFields = default,
            Versions = versions.Map(v => v with
            {
                SchemaValue = v.SchemaValue ?? spec.Validation,
                Subresources = v.Subresources ?? spec.Subresources,
                AdditionalPrinterColumns = v.AdditionalPrinterColumns.IsNull ? spec.AdditionalPrinterColumns : v.AdditionalPrinterColumns,
                SelectableFields = v.SelectableFields.IsNull ? spec.SelectableFields : v.SelectableFields,
            }),
        };
    }
}
