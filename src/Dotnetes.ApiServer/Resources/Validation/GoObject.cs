using System.Text;
using Dotnetes.Machinery.Validation;
using Dotnetes.Serialization.Schema;

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

    /// <summary>A wrong object, shown as upstream's internal type; null is shown as <c>null</c>.</summary>
    public static FieldError Invalid<T>(FieldPath path, T? value, string detail)
        where T : IJsonValue, IHasSchema => Invalid(path, InternalForm.Of(value), detail);

    /// <summary>An object that occurs twice, shown as upstream's internal type.</summary>
    public static FieldError Duplicate<T>(FieldPath path, T value)
        where T : IJsonValue, IHasSchema => new(FieldErrorType.Duplicate, path.ToString(), InternalForm.Of(value), "");

    /// <summary>A wrong value that is given as JSON.</summary>
    public static FieldError Invalid(FieldPath path, string json, string detail) => new(FieldErrorType.Invalid, path.ToString(), json, detail);
}
