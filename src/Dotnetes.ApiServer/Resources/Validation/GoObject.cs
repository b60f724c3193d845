using System.Text;
using Dotnetes.Machinery.Validation;

namespace Dotnetes.ApiServer.Resources.Validation;

/// <summary>Errors that show an object as upstream's internal types look in JSON: with all fields, by their names in Go.</summary>
internal static class GoObject
{
    /// <summary>A wrong object with fields of text or null.</summary>
    public static FieldError Invalid(FieldPath path, string detail, params ReadOnlySpan<(string Name, string? Value)> fields)
    {
        using var writer = new JsonWriter(256);
        writer.BeginObject();
        foreach (var (name, value) in fields)
        {
            writer.Name(name);
            if (value is null)
            {
                writer.WriteNull();
            }
            else
            {
                writer.WriteString(value);
            }
        }

        writer.EndObject();
        return Invalid(path, Encoding.UTF8.GetString(writer.Written), detail);
    }

    /// <summary>A wrong value that is given as JSON.</summary>
    public static FieldError Invalid(FieldPath path, string json, string detail) => new(FieldErrorType.Invalid, path.ToString(), json, detail);
}
