import { UsageError } from '../shell/args.ts';
import { coloursFor, type Io } from '../shell/io.ts';
import type { Notices } from '../shell/notices.ts';
import { cannotWrite } from '../shell/system-error.ts';
import type { FormatRequest } from './format-option.ts';
import { hasStatistics } from './formats.ts';
import { loadReporter } from './load.ts';
import { openReportFile, type ReportFile } from './output-file.ts';
import type { Reporter, ReporterOptions } from './reporter.ts';

/** The places that the reports of a run go to. */
export interface Outputs {
  /** All reports as one reporter; at its end, all files are in their places. */
  reporter(options: OutputOptions): Promise<Reporter>;
  /** Gives up the files that are not in their places yet. */
  discard(): void;
}

export interface OutputOptions extends Pick<ReporterOptions, 'hints' | 'repository'> {
  readonly notices: Notices;
  readonly color: boolean | undefined;
  /** Whether standard output gets the findings by rule. */
  readonly statistics: boolean;
}

interface Output {
  readonly request: FormatRequest;
  readonly file: ReportFile | undefined;
}

/**
 * Opens all files at once: nobody wants to hear after a long run that its report has no place.
 * @throws UsageError when one cannot be written
 */
export function openOutputs(requests: readonly FormatRequest[], io: Io): Outputs {
  const outputs: Output[] = [];
  const discard = (): void => {
    for (const { file } of outputs) file?.discard();
  };
  for (const request of requests) {
    try {
      outputs.push({ request, file: request.file && openReportFile(request.file.path) });
    } catch (error) {
      discard();
      throw new UsageError(unwritable(request, error));
    }
  }
  return { discard, reporter: (options) => together(outputs, options, io) };
}

async function together(outputs: readonly Output[], options: OutputOptions, io: Io): Promise<Reporter> {
  // Files first: what is printed last says whether anything went wrong.
  const sorted = [...outputs].sort((a, b) => Number(b.file !== undefined) - Number(a.file !== undefined));
  const opened = await Promise.all(
    sorted.map(async (output) => ({ ...output, reporter: await reporterFor(output, options, io) })),
  );
  return {
    wantsCoverage: opened.some(({ reporter }) => reporter.wantsCoverage),
    page(page) {
      for (const { reporter } of opened) reporter.page?.(page);
    },
    end(report, errors, coverage) {
      let failed = 0;
      for (const { request, file, reporter } of opened) {
        reporter.end(report, errors + failed, coverage);
        try {
          file?.close();
        } catch (error) {
          failed++;
          options.notices.error(unwritable(request, error));
        }
      }
    },
  };
}

async function reporterFor({ request, file }: Output, options: OutputOptions, io: Io): Promise<Reporter> {
  const { notices, color, hints, repository, statistics } = options;
  const factory =
    statistics && !file && hasStatistics(request.format)
      ? (await import('../check/lazy.ts')).STATISTICS[request.format]
      : await loadReporter(request.format);
  if (file) {
    const colours = coloursFor(io, {}, false);
    return factory({ write: file.write, colours, columns: undefined, hints, repository });
  }
  return factory({
    write(text) {
      notices.progress.clear();
      io.stdout.writeExact(text);
    },
    colours: coloursFor(io, io.stdout, color),
    columns: io.stdout.isTTY ? io.stdout.columns : undefined,
    hints,
    repository,
  });
}

function unwritable({ format, file }: FormatRequest, error: unknown): string {
  return cannotWrite(`the ${format} report to "${file?.label ?? 'standard output'}"`, error);
}
