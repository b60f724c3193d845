namespace Dotnetes.Api.Tests.Completeness;

/// <summary>One record of a <see cref="FactTable"/>.</summary>
internal sealed class FactRow(FactTable table, string[] cells)
{
    public string this[string column] => cells[table.Column(column)].Replace("\\\\", "\\", StringComparison.Ordinal);
}
