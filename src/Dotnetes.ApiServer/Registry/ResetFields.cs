using Dotnetes.ApiServer.Resources;
using Dotnetes.Machinery.Apply;

namespace Dotnetes.ApiServer.Registry;

/// <summary>The fields that a request to an object or one of its subresources cannot set, so that nobody comes to own them by sending them.</summary>
internal static class ResetFields
{
    private static readonly FieldSet s_status = FieldSet.Of(["status"]);
    private static readonly FieldSet s_spec = FieldSet.Of(["spec"]);
    private static readonly FieldSet s_specAndMetadata = FieldSet.Of(["spec"], ["metadata"]);

    private static readonly Dictionary<(string Resource, string Subresource), FieldSet> s_special = new()
    {
        [("certificatesigningrequests", "")] = FieldSet.Of(["spec"], ["status"]),
        [("certificatesigningrequests", "status")] = FieldSet.Of(["spec"], ["status", "conditions"]),
        [("certificatesigningrequests", "approval")] = FieldSet.Of(["spec"], ["status", "certificate"]),
        [("namespaces", "finalize")] = s_status,
        [("deployments", "status")] = FieldSet.Of(["spec"], ["metadata", "labels"]),
        [("pods", "status")] = FieldSet.Of(["spec"], ["metadata", "deletionTimestamp"], ["metadata", "ownerReferences"]),
        [("apiservices", "status")] = s_specAndMetadata,
        [("validatingadmissionpolicies", "status")] = s_specAndMetadata,
        [("storageversions", "status")] = s_specAndMetadata,
        [("flowschemas", "status")] = s_specAndMetadata,
        [("prioritylevelconfigurations", "status")] = s_specAndMetadata,
        [("servicecidrs", "status")] = s_specAndMetadata,
        [("devicetaintrules", "status")] = s_specAndMetadata,
        [("resourceclaims", "status")] = s_specAndMetadata,
        [("resourcepoolstatusrequests", "status")] = s_specAndMetadata,
        [("podgroups", "status")] = s_specAndMetadata,
        [("volumeattachments", "status")] = s_specAndMetadata,
        [("storageversionmigrations", "status")] = s_specAndMetadata,
    };

    /// <summary>The fields for one kind of request.</summary>
    public static FieldSet Of(ResourceDefinition definition, string subresource)
    {
        if (s_special.TryGetValue((definition.Info.Plural, subresource), out var special))
        {
            return special;
        }

        return subresource switch
        {
            "" when definition.Subresources.Any(s => s.Name == "status") => s_status,
            "status" => s_spec,
            _ => FieldSet.Empty,
        };
    }
}
