using Dotnetes.Api.Storage.V1;
using Dotnetes.ApiServer.Resources.Validation;
using Dotnetes.Machinery.Validation;

namespace Dotnetes.ApiServer.Resources.Storage;

/// <summary>The rules of what nodes say of their CSI drivers.</summary>
internal static class CsiNodeValidation
{
    private const int MaxNodeId = 256;

    private static readonly FieldPath s_drivers = FieldPath.Of("spec", "drivers");

    /// <summary>Checks a node's drivers.</summary>
    public static void Validate(CsiNode value, FieldErrorList errors)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < value.Spec.Drivers.Count; i++)
        {
            var driver = value.Spec.Drivers[i];
            var path = s_drivers.Index(i);
            errors.CsiDriverName(path.Child("name"), driver.Name);
            if (driver.NodeID.Length == 0)
            {
                errors.Add(FieldError.Required(path.Child("nodeID")));
            }

            if (driver.NodeID.Length > MaxNodeId)
            {
                errors.Add(FieldError.Invalid(path.Child("nodeID"), driver.NodeID, "must be 256 characters or less"));
            }

            errors.NotNegative(path.Child("allocatable", "count"), driver.Allocatable?.Count);
            if (!names.Add(driver.Name))
            {
                errors.Add(FieldError.Duplicate(path.Child("name"), driver.Name));
            }

            var keys = new HashSet<string>(StringComparer.Ordinal);
            foreach (var key in driver.TopologyKeys)
            {
                if (key.Length == 0)
                {
                    errors.Add(FieldError.Required(path));
                }

                if (!keys.Add(key))
                {
                    errors.Add(FieldError.Duplicate(path, key));
                }

                errors.QualifiedName(path, key);
            }
        }
    }

    /// <summary>Checks a change: drivers come and go, and only how much they can take changes.</summary>
    public static void Update(CsiNode value, CsiNode old, FieldErrorList errors)
    {
        Validate(value, errors);
        foreach (var before in old.Spec.Drivers)
        {
            if (value.Spec.Drivers.Find(d => d.Name == before.Name) is { } driver)
            {
                errors.Immutable(s_drivers, driver with { Allocatable = null }, before with { Allocatable = null });
            }
        }
    }
}
