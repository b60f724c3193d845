using Dotnetes.Machinery.Json;

namespace Dotnetes.Machinery.Structural;

/// <content>Numbers, and the logic of several schemas.</content>
internal sealed partial class SchemaValidator
{
    private ValidationResult Number(JsonNumber number, StructuralSchema schema, string[] types, string format, string path)
    {
        var source = schema.Source;
        var result = new ValidationResult();
        var type = types is ["integer" or "number"] ? types[0] : "";
        Range(number, type, format, "Checked", path, result);
        if (source.MultipleOf is { } factor)
        {
            Range(Limit(factor), type, format, "MultipleOf", path, result);
            if (factor <= 0)
            {
                var message = $"factor MultipleOf declared for {path} must be positive: {Limit(factor)}";
                result.Merge(One(message, Make(Validation.FieldErrorType.Invalid, path, Limit(factor).ToString(), message)));
            }
            else if (!IsMultiple(number, factor))
            {
                result.Merge(Invalid(path, number.ToString(), $"should be a multiple of {Bound(number, factor)}"));
            }
        }

        if (source.Minimum is { } min)
        {
            Range(Limit(min), type, format, "Minimum boundary", path, result);
            if (Compare(number, min) is var order && (order < 0 || (order == 0 && source.ExclusiveMinimum)))
            {
                result.Merge(Invalid(path, number.ToString(), $"should be greater than {(source.ExclusiveMinimum ? "" : "or equal to ")}{Bound(number, min)}"));
            }
        }

        if (source.Maximum is { } max)
        {
            Range(Limit(max), type, format, "Maximum boundary", path, result);
            if (Compare(number, max) is var order && (order > 0 || (order == 0 && source.ExclusiveMaximum)))
            {
                result.Merge(Invalid(path, number.ToString(), $"should be less than {(source.ExclusiveMaximum ? "" : "or equal to ")}{Bound(number, max)}"));
            }
        }

        result.Match();
        return result;
    }

    // Whether a number, of the value or of the schema, is one of the type and its format.
    private void Range(JsonNumber number, string type, string format, string what, string path, ValidationResult result)
    {
        var fits = (type, format) switch
        {
            ("integer", "int32") => number.TryGetInt64(out var whole) && whole is >= int.MinValue and <= int.MaxValue,
            ("integer", _) => number.TryGetInt64(out _),
            (_, "float") => Math.Abs(number.AsDouble) <= float.MaxValue,
            _ => true,
        };
        if (!fits)
        {
            result.Merge(Whole(format.Length > 0
                ? $"{what} value must be of type {type} with format {format} in {path}"
                : $"{what} value must be of type {type} (default format) in {path}"));
        }
    }

    private static JsonNumber Limit(double value) => new(value);

    // Limits of whole numbers are cut to whole numbers, as upstream does.
    private static int Compare(JsonNumber number, double limit) => number.IsWhole && number.TryGetInt64(out var whole) && Limit(Math.Truncate(limit)).TryGetInt64(out var bound)
        ? whole.CompareTo(bound)
        : number.AsDouble.CompareTo(limit);

    private static JsonNumber Bound(JsonNumber number, double limit) => number.IsWhole && Limit(Math.Truncate(limit)).TryGetInt64(out var bound) ? new(bound) : Limit(limit);

    private static bool IsMultiple(JsonNumber number, double factor)
    {
        if (number.IsWhole && number.TryGetInt64(out var whole) && Limit(factor).TryGetInt64(out var divisor))
        {
            return whole % divisor == 0;
        }

        var times = factor < 1 ? 1 / factor * number.AsDouble : number.AsDouble / factor;
        return Math.Abs(times - Math.Round(times)) < 1e-9 * Math.Max(1, Math.Abs(times));
    }

    private ValidationResult Logic(JsonValue value, StructuralSchema schema, string path)
    {
        var result = new ValidationResult();
        var name = Serialization.GoText.Quote(path);
        if (schema.AnyOf.Count > 0)
        {
            AnyOf(value, schema, path, name, result);
        }

        if (schema.OneOf.Count > 0)
        {
            OneOf(value, schema, path, name, result);
        }

        if (schema.AllOf.Count > 0)
        {
            var all = schema.AllOf.Select(s => Validate(value, s, path)).ToList();
            all.ForEach(result.Merge);
            if (all.Exists(r => !r.IsValid))
            {
                result.Merge(Whole($"{name} must validate all the schemas (allOf){(all.Exists(r => r.IsValid) ? "" : ". None validated")}"));
            }
        }

        if (schema.Not is not null && Validate(value, schema.Not, path).IsValid)
        {
            result.Merge(Whole($"{name} must not validate the schema (not)"));
        }

        result.Match();
        return result;
    }

    private void AnyOf(JsonValue value, StructuralSchema schema, string path, string name, ValidationResult result)
    {
        ValidationResult? best = null;
        foreach (var alternative in schema.AnyOf)
        {
            var one = Validate(value, alternative, path);
            if (one.IsValid)
            {
                result.Merge(one);
                return;
            }

            best = best is null || one.Matches > best.Matches ? one : best;
        }

        result.Merge(Whole($"{name} must validate at least one schema (anyOf)"));
        result.Merge(best);
    }

    private void OneOf(JsonValue value, StructuralSchema schema, string path, string name, ValidationResult result)
    {
        ValidationResult? best = null;
        ValidationResult? first = null;
        var valid = 0;
        foreach (var alternative in schema.OneOf)
        {
            var one = Validate(value, alternative, path);
            if (one.IsValid)
            {
                valid++;
                first ??= one;
                best = null;
            }
            else if (valid == 0 && (best is null || one.Matches > best.Matches))
            {
                best = one;
            }
        }

        if (valid == 1)
        {
            result.Merge(first);
            return;
        }

        result.Merge(Whole($"{name} must validate one and only one schema (oneOf). {(valid == 0 ? "Found none valid" : $"Found {valid} valid alternatives")}"));
        result.Merge(best);
    }
}
