using Dotnetes.Api.Core.V1;
using Dotnetes.Api.Resource.V1;
using Dotnetes.Machinery.Validation;

namespace Dotnetes.ApiServer.Resources.DeviceAllocation;

/// <summary>Access to devices that others use is for namespaces that are marked for it (KEP-5018).</summary>
internal static class AdminAccess
{
    private const string Label = "resource.kubernetes.io/admin-access";

    /// <summary>Checks what a claim, or the template of one, asks for.</summary>
    public static void OfRequests(ValueList<DeviceRequest> requests, FieldPath path, string ns, StrategyContext context, FieldErrorList errors)
    {
        for (var i = 0; i < requests.Count; i++)
        {
            if (requests[i].Exactly is { AdminAccess: true })
            {
                Check(path.Index(i).Child("adminAccess"), ns, context, errors);
                return;
            }
        }
    }

    /// <summary>Checks what is allocated; what was allocated before cannot change.</summary>
    public static void OfResults(ResourceClaimStatus status, ResourceClaimStatus before, string ns, StrategyContext context, FieldErrorList errors)
    {
        if (IndexOf(before) < 0 && IndexOf(status) is >= 0 and var index)
        {
            Check(FieldPath.Of("status", "allocation", "devices", "results").Index(index).Child("adminAccess"), ns, context, errors);
        }
    }

    private static int IndexOf(ResourceClaimStatus status)
    {
        var results = status.Allocation?.Devices.Results ?? default;
        for (var i = 0; i < results.Count; i++)
        {
            if (results[i].AdminAccess == true)
            {
                return i;
            }
        }

        return -1;
    }

    private static void Check(FieldPath path, string ns, StrategyContext context, FieldErrorList errors)
    {
        if (context.Reader.Peek<Namespace>("", ns) is not { } found)
        {
            errors.Add(FieldError.InternalError(path, $"could not retrieve namespace to verify admin access: namespaces {GoText.Quote(ns)} not found"));
        }
        else if (found.Metadata.Labels.GetValueOrDefault(Label) != "true")
        {
            errors.Add(FieldError.Forbidden(path, $"admin access to devices requires the `{Label}: true` label on the containing namespace"));
        }
    }
}
