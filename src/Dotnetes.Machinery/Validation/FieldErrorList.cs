using System.Collections;

namespace Dotnetes.Machinery.Validation;

/// <summary>All that is wrong with an object, in the order in which it was found. Empty means valid; an empty list holds no memory of its own.</summary>
public sealed partial class FieldErrorList : IReadOnlyList<FieldError>
{
    private List<FieldError>? _errors;

    /// <inheritdoc/>
    public int Count => _errors?.Count ?? 0;

    /// <summary>Whether nothing is wrong.</summary>
    public bool IsEmpty => Count == 0;

    /// <inheritdoc/>
    public FieldError this[int index] => _errors is { } errors ? errors[index] : throw new ArgumentOutOfRangeException(nameof(index));

    /// <summary>Adds an error.</summary>
    public void Add(FieldError error) => (_errors ??= []).Add(error);

    /// <summary>Adds errors.</summary>
    public void AddRange(IEnumerable<FieldError> errors)
    {
        foreach (var error in errors)
        {
            Add(error);
        }
    }

    /// <summary>Adds an error about a string for each of <paramref name="messages"/>, which name checks return.</summary>
    public void AddInvalid(FieldPath field, string value, Serialization.Collections.ValueList<string> messages)
    {
        foreach (var message in messages)
        {
            Add(FieldError.Invalid(field, value, message));
        }
    }

    /// <inheritdoc/>
    public IEnumerator<FieldError> GetEnumerator() => (_errors ?? Enumerable.Empty<FieldError>()).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>All messages in one line: a single one as it is, several in brackets, repeated ones once.</summary>
    public override string ToString()
    {
        if (_errors is null)
        {
            return "";
        }

        var seen = new HashSet<string>(StringComparer.Ordinal);
        var messages = _errors.Select(e => e.ToString()).Where(seen.Add).ToList();
        return messages.Count == 1 ? messages[0] : $"[{string.Join(", ", messages)}]";
    }
}
