using Dotnetes.Machinery.Validation;

namespace Dotnetes.Machinery.Structural;

/// <summary>What one schema says of one value. Each message is there once; the count of passed checks tells which alternative was the nearest.</summary>
internal sealed class ValidationResult
{
    private readonly List<(string Message, FieldError Error)> _errors = [];

    public bool IsValid => _errors.Count == 0;

    public IEnumerable<FieldError> Errors => _errors.Select(e => e.Error);

    public int Matches { get; private set; }

    public void Match() => Matches++;

    public void Add(string message, FieldError error)
    {
        if (!_errors.Exists(e => e.Message == message))
        {
            _errors.Add((message, error));
        }
    }

    public void Merge(ValidationResult? other)
    {
        if (other is null)
        {
            return;
        }

        foreach (var (message, error) in other._errors)
        {
            Add(message, error);
        }

        Matches += other.Matches;
    }
}
