using Dotnetes.ApiServer.Resources;
using Dotnetes.ApiServer.Resources.Tables;

namespace Dotnetes.ApiServer.Caching;

/// <summary>
/// The cells of one object in tables, encoded once. A table shows ages: that of the object is put in anew each time; a row that depends on the time in another way is not kept.
/// </summary>
internal sealed class CachedRow
{
    // Every age has another text at the end of time than now, whether its beginning is past or to come.
    private static readonly DateTimeOffset s_endOfTime = DateTimeOffset.MaxValue;

    private readonly byte[]? _cells;
    private readonly int _age;

    private CachedRow(IUntypedStrategy? strategy, byte[]? cells, int age)
    {
        Strategy = strategy;
        _cells = cells;
        _age = age;
    }

    /// <summary>What made the cells.</summary>
    public IUntypedStrategy? Strategy { get; }

    /// <summary>Whether the cells can be used again.</summary>
    public bool IsLasting => _cells is not null;

    /// <summary>The cells up to that of the age, with a comma behind each; all of them when there is none.</summary>
    public ReadOnlyMemory<byte> BeforeAge => _cells.AsMemory(0, _age < 0 ? _cells!.Length : _age);

    /// <summary>Whether there is a cell of the age.</summary>
    public bool HasAge => _age >= 0;

    /// <summary>The cells behind that of the age, with a comma before each.</summary>
    public ReadOnlyMemory<byte> BehindAge => _age < 0 ? default : _cells.AsMemory(_age);

    /// <summary>Makes the row of an object.</summary>
    /// <param name="strategy">What makes the cells.</param>
    /// <param name="value">The object.</param>
    /// <param name="now">The time.</param>
    public static CachedRow Make(IUntypedStrategy strategy, IKubeObject value, DateTimeOffset now)
    {
        var cells = Cells(strategy, value, now);
        var later = Cells(strategy, value, s_endOfTime);
        var age = -1;
        for (var i = 0; i < cells.Count; i++)
        {
            if (cells[i].Raw == later[i].Raw)
            {
                continue;
            }

            if (age >= 0 || cells[i].Raw != TableCell.Age(value.Metadata, now).Raw || later[i].Raw != TableCell.Age(value.Metadata, s_endOfTime).Raw)
            {
                return new(strategy, null, -1);
            }

            age = i;
        }

        return Split(strategy, cells, age);
    }

    /// <summary>Whether a strategy has the column and the cell of the name itself: events, for one, have their name elsewhere.</summary>
    public static bool BringsName(IUntypedStrategy strategy) => strategy.Columns.Any(static c => c is { Name: "Name", Format: "name" });

    /// <summary>All cells of the row of an object at a time.</summary>
    public static List<RawJson> Cells(IUntypedStrategy strategy, IKubeObject value, DateTimeOffset now)
    {
        List<RawJson> cells = BringsName(strategy) ? [] : [TableCell.Text(value.Metadata.Name)];
        if (strategy.Columns.Count == 0)
        {
            cells.Add(TableCell.Age(value.Metadata, now));
        }
        else
        {
            cells.AddRange(strategy.Row(value, now));
        }

        return cells;
    }

    /// <summary>Cells with commas between them.</summary>
    public static byte[] Encode(List<RawJson> cells) => Split(null, cells, -1)._cells!;

    private static CachedRow Split(IUntypedStrategy? strategy, List<RawJson> cells, int age)
    {
        var writer = new JsonWriter(256);
        try
        {
            var split = -1;
            for (var i = 0; i < cells.Count; i++)
            {
                if (i == age)
                {
                    split = writer.Length;
                    continue;
                }

                writer.WriteRaw(i > 0 && (age < 0 || i > age) ? ","u8 : ""u8);
                cells[i].WriteJson(ref writer);
                writer.WriteRaw(i < age ? ","u8 : ""u8);
            }

            return new(strategy, writer.ToArray(), split);
        }
        finally
        {
            writer.Dispose();
        }
    }
}
