using Dotnetes.Machinery.Validation;

namespace Dotnetes.ApiServer.Resources.FlowControl;

/// <summary>Checks of the conditions of flow schemas and priority levels.</summary>
internal static class ConditionChecks
{
    /// <summary>Every condition has a type of its own.</summary>
    public static void Types(IReadOnlyList<string> types, FieldPath field, FieldErrorList errors)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < types.Count; i++)
        {
            var type = field.Index(i).Child("type");
            if (!seen.Add(types[i]))
            {
                errors.Add(FieldError.Duplicate(type, types[i]));
            }

            if (types[i].Length == 0)
            {
                errors.Add(FieldError.Required(type));
            }
        }
    }
}
